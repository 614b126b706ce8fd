@NullMarked
package com.mailboxkit.query.search;

import org.jspecify.annotations.NullMarked;
