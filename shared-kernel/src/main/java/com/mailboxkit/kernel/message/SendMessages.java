package com.mailboxkit.kernel.message;

import com.mailboxkit.kernel.organization.OrganizationId;
import java.util.List;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/// Sends that share a unit of work, so that one commit serves many messages. Returns `SendOutcomes` with one
/// outcome for each send, in their order.
///
/// @param sends at least one
/// @param mayBeStored whether one of them may have been stored before; each is then looked up first, and one
///     that exists counts as queued by this command
public record SendMessages(List<MessageCommand.SendMessage> sends, boolean mayBeStored) {

    public SendMessages {
        if (sends.isEmpty()) {
            throw new IllegalArgumentException("nothing to send");
        }
        sends = List.copyOf(sends);
    }

    /// Sends that are new.
    public SendMessages(List<MessageCommand.SendMessage> sends) {
        this(sends, false);
    }

    /// Batches of one organization go to the node that caches its wallet.
    @TargetAggregateIdentifier
    public OrganizationId organizationId() {
        return sends.getFirst().organizationId();
    }
}
