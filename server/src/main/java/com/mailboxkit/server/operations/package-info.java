@NullMarked
package com.mailboxkit.server.operations;

import org.jspecify.annotations.NullMarked;
