@NullMarked
package com.mailboxkit.command.organization;

import org.jspecify.annotations.NullMarked;
