/// What the tools do, and how they show it.
@NullMarked
package com.mailboxkit.mcp.tool;

import org.jspecify.annotations.NullMarked;
