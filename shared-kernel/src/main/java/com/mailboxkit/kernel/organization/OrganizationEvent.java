package com.mailboxkit.kernel.organization;

import com.mailboxkit.kernel.DomainEvent;
import java.time.Instant;
import org.axonframework.serialization.Revision;

public sealed interface OrganizationEvent extends DomainEvent {

    @Revision("1")
    record OrganizationRegistered(OrganizationId organizationId, String name, String ownerEmail, Instant registeredAt)
            implements OrganizationEvent {}
}
