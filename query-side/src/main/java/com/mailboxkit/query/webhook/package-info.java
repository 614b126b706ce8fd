@NullMarked
package com.mailboxkit.query.webhook;

import org.jspecify.annotations.NullMarked;
