@NullMarked
package com.mailboxkit.query.event;

import org.jspecify.annotations.NullMarked;
