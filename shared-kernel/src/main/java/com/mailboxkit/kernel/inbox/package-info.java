@NullMarked
package com.mailboxkit.kernel.inbox;

import org.jspecify.annotations.NullMarked;
