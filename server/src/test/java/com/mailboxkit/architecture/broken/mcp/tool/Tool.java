package com.mailboxkit.architecture.broken.mcp.tool;

import com.mailboxkit.architecture.broken.mcp.endpoint.Endpoint;

public class Tool {

    Endpoint neighbour;
}
