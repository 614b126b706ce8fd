/// What the platform writes to the owners of organizations by itself.
@NullMarked
package com.mailboxkit.command.notice;

import org.jspecify.annotations.NullMarked;
