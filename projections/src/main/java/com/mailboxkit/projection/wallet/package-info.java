@NullMarked
package com.mailboxkit.projection.wallet;

import org.jspecify.annotations.NullMarked;
