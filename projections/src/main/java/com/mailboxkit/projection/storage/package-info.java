/// What is kept of messages, and for how long.
@NullMarked
package com.mailboxkit.projection.storage;

import org.jspecify.annotations.NullMarked;
