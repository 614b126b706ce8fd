@NullMarked
package com.mailboxkit.webhook.address;

import org.jspecify.annotations.NullMarked;
