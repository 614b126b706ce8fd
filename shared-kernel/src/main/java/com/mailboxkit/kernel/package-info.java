@NullMarked
package com.mailboxkit.kernel;

import org.jspecify.annotations.NullMarked;
