package com.mailboxkit.architecture.broken.mcp;

import com.mailboxkit.architecture.Breaks;
import com.mailboxkit.architecture.broken.query.message.QueryType;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.web.reactive.function.client.WebClient;

@Breaks({"mcp imports only kernel, web", "mcp-edge has no SQL", "mcp-edge opens no socket", "mcp-edge sends no command"
})
public class GoesAround {

    QueryType reader;
    DatabaseClient database;
    WebClient client;
    CommandGateway commands;
}
