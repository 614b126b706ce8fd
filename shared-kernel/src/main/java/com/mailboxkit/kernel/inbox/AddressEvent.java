package com.mailboxkit.kernel.inbox;

import com.mailboxkit.kernel.DomainEvent;
import com.mailboxkit.kernel.organization.OrganizationId;
import java.time.Instant;
import org.axonframework.serialization.Revision;

/// Which inbox receives at an address. The stream is named after the address, so that the event store itself
/// prevents two inboxes from claiming one.
public sealed interface AddressEvent extends DomainEvent {

    String email();

    @Revision("1")
    record AddressClaimed(String email, InboxId inboxId, OrganizationId organizationId, Instant claimedAt)
            implements AddressEvent {}

    @Revision("1")
    record AddressReleased(String email, InboxId inboxId, OrganizationId organizationId, Instant releasedAt)
            implements AddressEvent {}
}
