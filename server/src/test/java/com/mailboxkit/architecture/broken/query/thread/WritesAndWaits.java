package com.mailboxkit.architecture.broken.query.thread;

import com.mailboxkit.architecture.Breaks;
import javax.sql.DataSource;
import org.axonframework.commandhandling.gateway.CommandGateway;

@Breaks({"query-side sends no command", "query-side reads without blocking"})
class WritesAndWaits {

    CommandGateway commands;
    DataSource database;
}
