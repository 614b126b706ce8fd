@NullMarked
package com.mailboxkit.command.inbox;

import org.jspecify.annotations.NullMarked;
