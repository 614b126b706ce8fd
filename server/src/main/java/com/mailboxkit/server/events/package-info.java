@NullMarked
package com.mailboxkit.server.events;

import org.jspecify.annotations.NullMarked;
