package com.mailboxkit.kernel.organization;

import com.mailboxkit.kernel.DomainEvent;
import com.mailboxkit.kernel.message.MessageId;
import java.time.Instant;
import org.axonframework.serialization.Revision;

public sealed interface OrganizationEvent extends DomainEvent {

    @Revision("1")
    record OrganizationRegistered(OrganizationId organizationId, String name, String ownerEmail, Instant registeredAt)
            implements OrganizationEvent {}

    @Revision("1")
    record OrganizationRenamed(OrganizationId organizationId, String name, Instant at) implements OrganizationEvent {}

    /// All of its API keys count as revoked.
    @Revision("1")
    record OrganizationDeleted(OrganizationId organizationId, Instant at) implements OrganizationEvent {}

    /// The platform sent a notice to the owner. Always stored together with the `MessageQueued` of the notice.
    @Revision("1")
    record OwnerNotified(OrganizationId organizationId, MessageId messageId, Instant at) implements OrganizationEvent {}
}
