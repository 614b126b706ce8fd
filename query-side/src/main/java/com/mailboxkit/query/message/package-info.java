@NullMarked
package com.mailboxkit.query.message;

import org.jspecify.annotations.NullMarked;
