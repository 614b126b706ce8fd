package com.mailboxkit.kernel.message;

import com.mailboxkit.kernel.organization.OrganizationId;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/// Checks whether a send would be refused, before its content is stored. Charges and queues nothing. Returns a
/// [SendOutcomes.Outcome]: `Queued` where it would be queued at this moment.
///
/// @param mayBeStored whether the send may have been stored before; its stored outcome then counts
public record CheckSend(MessageCommand.SendMessage send, boolean mayBeStored) {

    /// As for `SendMessages`: the node that caches the wallet.
    @TargetAggregateIdentifier
    public OrganizationId organizationId() {
        return send.organizationId();
    }
}
