package com.mailboxkit.kernel.organization;

import com.mailboxkit.kernel.DomainEvent;
import com.mailboxkit.kernel.message.MessageId;
import java.time.Instant;
import org.axonframework.serialization.Revision;

public sealed interface OrganizationEvent extends DomainEvent {

    @Revision("1")
    record OrganizationRegistered(OrganizationId organizationId, String name, String ownerEmail, Instant registeredAt)
            implements OrganizationEvent {}

    /// The platform wrote to the owner. Always stored together with the `MessageQueued` of what it wrote.
    @Revision("1")
    record OwnerNotified(OrganizationId organizationId, MessageId messageId, Instant at) implements OrganizationEvent {}
}
