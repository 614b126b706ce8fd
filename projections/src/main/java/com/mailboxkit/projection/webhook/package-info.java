@NullMarked
package com.mailboxkit.projection.webhook;

import org.jspecify.annotations.NullMarked;
