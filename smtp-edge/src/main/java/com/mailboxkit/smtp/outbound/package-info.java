@NullMarked
package com.mailboxkit.smtp.outbound;

import org.jspecify.annotations.NullMarked;
