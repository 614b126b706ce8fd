/// Sessions of browsers, and the links that open them.
@NullMarked
package com.mailboxkit.command.session;

import org.jspecify.annotations.NullMarked;
