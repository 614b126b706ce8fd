@NullMarked
package com.mailboxkit.kernel.message;

import org.jspecify.annotations.NullMarked;
