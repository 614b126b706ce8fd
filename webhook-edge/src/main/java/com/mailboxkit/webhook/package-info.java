@NullMarked
package com.mailboxkit.webhook;

import org.jspecify.annotations.NullMarked;
