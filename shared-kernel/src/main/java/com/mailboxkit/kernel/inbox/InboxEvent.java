package com.mailboxkit.kernel.inbox;

import com.mailboxkit.kernel.DomainEvent;
import com.mailboxkit.kernel.organization.OrganizationId;
import java.time.Instant;
import org.axonframework.serialization.Revision;

public sealed interface InboxEvent extends DomainEvent {

    InboxId inboxId();

    @Revision("1")
    record InboxCreated(InboxId inboxId, OrganizationId organizationId, String name, String email, Instant createdAt)
            implements InboxEvent {}

    @Revision("1")
    record InboxDeleted(InboxId inboxId, OrganizationId organizationId, String email, Instant deletedAt)
            implements InboxEvent {}
}
