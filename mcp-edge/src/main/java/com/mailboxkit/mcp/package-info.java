/// Tools for models (Model Context Protocol), as the platform itself serves them.
@NullMarked
package com.mailboxkit.mcp;

import org.jspecify.annotations.NullMarked;
