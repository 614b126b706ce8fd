@NullMarked
package com.mailboxkit.smtp;

import org.jspecify.annotations.NullMarked;
