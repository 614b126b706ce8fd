package com.mailboxkit.command.message;

import com.mailboxkit.kernel.message.RecordDeliveries;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.modelling.command.Repository;

/// Records what became of several messages in one unit of work: all of it or nothing.
class DeliveryRecorder {

    private final Repository<Message> messages;

    DeliveryRecorder(Repository<Message> messages) {
        this.messages = messages;
    }

    @CommandHandler
    void handle(RecordDeliveries group) {
        for (var record : group.records()) {
            messages.load(record.messageId().value()).execute(message -> message.handle(record));
        }
    }
}
