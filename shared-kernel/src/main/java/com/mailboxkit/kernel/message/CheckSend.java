package com.mailboxkit.kernel.message;

import com.mailboxkit.kernel.organization.OrganizationId;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/// Asks what would become of a send, before its content is stored. Charges and queues nothing. Answered with a
/// [SendOutcomes.Outcome]: `Queued` where it would be queued as things are now.
///
/// @param mayBeStored whether it may have been stored before; then that counts
public record CheckSend(MessageCommand.SendMessage send, boolean mayBeStored) {

    /// As of `SendMessages`: the node that has the wallet at hand.
    @TargetAggregateIdentifier
    public OrganizationId organizationId() {
        return send.organizationId();
    }
}
