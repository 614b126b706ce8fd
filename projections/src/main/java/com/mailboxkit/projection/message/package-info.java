@NullMarked
package com.mailboxkit.projection.message;

import org.jspecify.annotations.NullMarked;
