@NullMarked
package com.mailboxkit.webhook.call;

import org.jspecify.annotations.NullMarked;
