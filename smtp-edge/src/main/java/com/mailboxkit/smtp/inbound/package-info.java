@NullMarked
package com.mailboxkit.smtp.inbound;

import org.jspecify.annotations.NullMarked;
