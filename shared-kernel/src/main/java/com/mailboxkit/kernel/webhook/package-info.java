@NullMarked
package com.mailboxkit.kernel.webhook;

import org.jspecify.annotations.NullMarked;
