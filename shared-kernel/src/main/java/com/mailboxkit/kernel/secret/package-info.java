@NullMarked
package com.mailboxkit.kernel.secret;

import org.jspecify.annotations.NullMarked;
