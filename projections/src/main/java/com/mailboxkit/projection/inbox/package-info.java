@NullMarked
package com.mailboxkit.projection.inbox;

import org.jspecify.annotations.NullMarked;
