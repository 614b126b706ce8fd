/// What a process takes part in.
@NullMarked
package com.mailboxkit.server.roles;

import org.jspecify.annotations.NullMarked;
