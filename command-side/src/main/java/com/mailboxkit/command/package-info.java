@NullMarked
package com.mailboxkit.command;

import org.jspecify.annotations.NullMarked;
