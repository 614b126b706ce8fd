@NullMarked
package com.mailboxkit.command.wallet;

import org.jspecify.annotations.NullMarked;
