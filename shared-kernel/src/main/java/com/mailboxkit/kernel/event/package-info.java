@NullMarked
package com.mailboxkit.kernel.event;

import org.jspecify.annotations.NullMarked;
