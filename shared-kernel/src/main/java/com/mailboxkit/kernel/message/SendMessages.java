package com.mailboxkit.kernel.message;

import com.mailboxkit.kernel.organization.OrganizationId;
import java.util.List;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/// Sends of one organization that share a unit of work, so that a busy wallet costs one commit for many messages.
/// Answered with a `SendOutcomes` that has one outcome for each send, in their order.
public record SendMessages(
        @TargetAggregateIdentifier OrganizationId organizationId, List<MessageCommand.SendMessage> sends) {

    public SendMessages {
        sends = List.copyOf(sends);
    }
}
