@NullMarked
package com.mailboxkit.local;

import org.jspecify.annotations.NullMarked;
