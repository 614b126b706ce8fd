/// `/mcp`: the protocol over HTTP.
@NullMarked
package com.mailboxkit.mcp.endpoint;

import org.jspecify.annotations.NullMarked;
