/// Retention of messages and contents.
@NullMarked
package com.mailboxkit.projection.storage;

import org.jspecify.annotations.NullMarked;
