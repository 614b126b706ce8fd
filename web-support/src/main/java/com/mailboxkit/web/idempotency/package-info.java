@NullMarked
package com.mailboxkit.web.idempotency;

import org.jspecify.annotations.NullMarked;
