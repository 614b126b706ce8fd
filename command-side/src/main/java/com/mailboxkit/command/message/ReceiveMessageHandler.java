package com.mailboxkit.command.message;

import com.mailboxkit.command.AggregateStreams;
import com.mailboxkit.kernel.message.ReceiveMessages;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.modelling.command.Repository;

/// Stores what comes, once however often its sender tries.
class ReceiveMessageHandler {

    private final Repository<Message> messages;
    private final AggregateStreams streams;

    ReceiveMessageHandler(Repository<Message> messages, AggregateStreams streams) {
        this.messages = messages;
        this.streams = streams;
    }

    @CommandHandler
    void handle(ReceiveMessages group) throws Exception {
        for (var receive : group.messages()) {
            if (!receive.again() || !streams.began(receive.messageId().value())) {
                messages.newInstance(() -> new Message(receive));
            }
        }
    }
}
