@NullMarked
package com.mailboxkit.kernel.content;

import org.jspecify.annotations.NullMarked;
