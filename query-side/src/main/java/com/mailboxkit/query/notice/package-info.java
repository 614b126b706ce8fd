@NullMarked
package com.mailboxkit.query.notice;

import org.jspecify.annotations.NullMarked;
