@NullMarked
package com.mailboxkit.kernel.wallet;

import org.jspecify.annotations.NullMarked;
