@NullMarked
package com.mailboxkit.kernel.storage;

import org.jspecify.annotations.NullMarked;
