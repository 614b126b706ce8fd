@NullMarked
package com.mailboxkit.query.session;

import org.jspecify.annotations.NullMarked;
