@NullMarked
package com.mailboxkit.command.webhook;

import org.jspecify.annotations.NullMarked;
