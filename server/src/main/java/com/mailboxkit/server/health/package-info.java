/// What a node tells those who watch over it.
@NullMarked
package com.mailboxkit.server.health;

import org.jspecify.annotations.NullMarked;
