@NullMarked
package com.mailboxkit.kernel.session;

import org.jspecify.annotations.NullMarked;
