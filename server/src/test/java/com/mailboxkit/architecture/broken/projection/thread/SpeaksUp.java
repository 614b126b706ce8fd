package com.mailboxkit.architecture.broken.projection.thread;

import com.mailboxkit.architecture.Breaks;
import java.net.Socket;
import org.axonframework.commandhandling.gateway.CommandGateway;

@Breaks({"projections send no command", "projections call nobody outside"})
class SpeaksUp {

    CommandGateway commands;
    Socket outside;
}
