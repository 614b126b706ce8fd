@NullMarked
package com.mailboxkit.projection;

import org.jspecify.annotations.NullMarked;
