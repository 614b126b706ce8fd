package com.mailboxkit.kernel.message;

import com.mailboxkit.kernel.message.MessageCommand.ReceiveMessage;
import java.util.List;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/// Messages received by SMTP that are stored in one unit of work, so that one commit serves many. Returns when
/// their events are durable.
///
/// @param messages at least one, each under another id
public record ReceiveMessages(List<ReceiveMessage> messages) {

    public ReceiveMessages {
        if (messages.isEmpty()) {
            throw new IllegalArgumentException("nothing to receive");
        }
        messages = List.copyOf(messages);
    }

    @TargetAggregateIdentifier
    public MessageId firstMessage() {
        return messages.getFirst().messageId();
    }
}
