package com.mailboxkit.kernel.message;

import java.util.List;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/// Results of several deliveries that are recorded in one unit of work, so that one commit serves
/// many messages.
///
/// @param records at least one, each for another message
public record RecordDeliveries(List<MessageCommand.RecordDeliveryResults> records) {

    public RecordDeliveries {
        if (records.isEmpty()) {
            throw new IllegalArgumentException("nothing to record");
        }
        records = List.copyOf(records);
    }

    @TargetAggregateIdentifier
    public MessageId firstMessage() {
        return records.getFirst().messageId();
    }
}
