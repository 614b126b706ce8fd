@NullMarked
package com.mailboxkit.kernel.organization;

import org.jspecify.annotations.NullMarked;
