@NullMarked
package com.mailboxkit.server;

import org.jspecify.annotations.NullMarked;
