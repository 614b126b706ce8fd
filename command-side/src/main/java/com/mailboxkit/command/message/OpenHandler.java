package com.mailboxkit.command.message;

import com.mailboxkit.kernel.message.MessageCommand.RecordOpen;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.modelling.command.AggregateNotFoundException;
import org.axonframework.modelling.command.Repository;

/// Notes that messages were opened.
class OpenHandler {

    private final Repository<Message> messages;
    private final OpenProperties limits;

    OpenHandler(Repository<Message> messages, OpenProperties limits) {
        this.messages = messages;
        this.limits = limits;
    }

    @CommandHandler
    void handle(RecordOpen record) {
        try {
            messages.load(record.messageId().value())
                    .execute(message -> message.opened(record.recipient(), limits, record.at()));
        } catch (AggregateNotFoundException composedButNeverSent) {
            // a placeholder of a message that was refused
        }
    }
}
