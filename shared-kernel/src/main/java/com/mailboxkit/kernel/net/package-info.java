@NullMarked
package com.mailboxkit.kernel.net;

import org.jspecify.annotations.NullMarked;
