@NullMarked
package com.mailboxkit.kernel.problem;

import org.jspecify.annotations.NullMarked;
