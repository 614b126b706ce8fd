package com.mailboxkit.command.message;

import com.mailboxkit.command.AggregateStreams;
import com.mailboxkit.kernel.message.MessageCommand.ReceiveMessage;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.modelling.command.Repository;

/// Files what comes, once however often its sender tries.
class ReceiveMessageHandler {

    private final Repository<Message> messages;
    private final AggregateStreams streams;

    ReceiveMessageHandler(Repository<Message> messages, AggregateStreams streams) {
        this.messages = messages;
        this.streams = streams;
    }

    @CommandHandler
    void handle(ReceiveMessage receive) throws Exception {
        if (receive.again() && streams.began(receive.messageId().value())) {
            return;
        }
        messages.newInstance(() -> new Message(receive));
    }
}
