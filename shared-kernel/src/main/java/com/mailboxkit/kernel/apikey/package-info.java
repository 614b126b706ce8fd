@NullMarked
package com.mailboxkit.kernel.apikey;

import org.jspecify.annotations.NullMarked;
