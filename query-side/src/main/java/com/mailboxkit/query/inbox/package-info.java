@NullMarked
package com.mailboxkit.query.inbox;

import org.jspecify.annotations.NullMarked;
