@NullMarked
package com.mailboxkit.command.apikey;

import org.jspecify.annotations.NullMarked;
