package com.mailboxkit.command.inbox;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import com.mailboxkit.kernel.inbox.InboxEvent;
import com.mailboxkit.kernel.inbox.InboxEvent.InboxCreated;
import com.mailboxkit.kernel.inbox.InboxEvent.InboxDeleted;
import com.mailboxkit.kernel.inbox.InboxId;
import com.mailboxkit.kernel.organization.OrganizationId;
import com.mailboxkit.kernel.problem.Refusal;
import java.time.Instant;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.spring.stereotype.Aggregate;

/// Where an agent gets its mail.
@Aggregate(cache = "aggregates")
public class Inbox {

    @AggregateIdentifier
    private InboxId inboxId;

    private OrganizationId organizationId;
    private String email;
    private boolean deleted;

    @SuppressWarnings("NullAway.Init") // Axon makes it, then replays its events
    Inbox() {}

    @SuppressWarnings("NullAway.Init")
    public Inbox(InboxId inboxId, OrganizationId organizationId, String name, String email, Instant at) {
        apply(new InboxCreated(inboxId, organizationId, name, email, at));
    }

    /// @return its address
    /// @throws Refusal unless `caller` may use this inbox
    public String usedBy(OrganizationId caller) {
        if (deleted) {
            throw Refusal.notFound("inbox");
        }
        if (!organizationId.equals(caller)) {
            throw Refusal.accessDenied("inbox");
        }
        return email;
    }

    /// Deletes the inbox and tells which address is free now.
    String delete(OrganizationId caller, Instant at) {
        usedBy(caller);
        apply(new InboxDeleted(inboxId, organizationId, email, at));
        return email;
    }

    @EventSourcingHandler
    void on(InboxEvent event) {
        switch (event) {
            case InboxCreated created -> {
                inboxId = created.inboxId();
                organizationId = created.organizationId();
                email = created.email();
            }
            case InboxDeleted gone -> deleted = true;
        }
    }
}
