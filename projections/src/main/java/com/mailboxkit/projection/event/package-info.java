@NullMarked
package com.mailboxkit.projection.event;

import org.jspecify.annotations.NullMarked;
