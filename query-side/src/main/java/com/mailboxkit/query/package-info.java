@NullMarked
package com.mailboxkit.query;

import org.jspecify.annotations.NullMarked;
