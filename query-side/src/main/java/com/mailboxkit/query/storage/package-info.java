@NullMarked
package com.mailboxkit.query.storage;

import org.jspecify.annotations.NullMarked;
