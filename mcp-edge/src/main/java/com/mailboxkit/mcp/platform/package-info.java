/// The REST API, asked from within.
@NullMarked
package com.mailboxkit.mcp.platform;

import org.jspecify.annotations.NullMarked;
