package com.mailboxkit.architecture.broken.mcp.endpoint;

import com.mailboxkit.architecture.Breaks;
import com.mailboxkit.architecture.broken.mcp.tool.Tool;

@Breaks("features of mcp form no cycle")
public class Endpoint {

    Tool neighbour;
}
