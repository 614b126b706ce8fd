@NullMarked
package com.mailboxkit.command.message;

import org.jspecify.annotations.NullMarked;
