@NullMarked
package com.mailboxkit.query.wallet;

import org.jspecify.annotations.NullMarked;
