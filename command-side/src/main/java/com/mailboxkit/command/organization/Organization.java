package com.mailboxkit.command.organization;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import com.mailboxkit.kernel.organization.OrganizationEvent;
import com.mailboxkit.kernel.organization.OrganizationEvent.OrganizationRegistered;
import com.mailboxkit.kernel.organization.OrganizationId;
import java.time.Instant;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.spring.stereotype.Aggregate;

/// A tenant.
@Aggregate(cache = "aggregates")
class Organization {

    @AggregateIdentifier
    private OrganizationId organizationId;

    @SuppressWarnings("NullAway.Init") // Axon makes it, then replays its events
    Organization() {}

    @SuppressWarnings("NullAway.Init")
    Organization(OrganizationId organizationId, String name, String ownerEmail, Instant at) {
        apply(new OrganizationRegistered(organizationId, name, ownerEmail, at));
    }

    @EventSourcingHandler
    void on(OrganizationEvent event) {
        switch (event) {
            case OrganizationRegistered registered -> organizationId = registered.organizationId();
        }
    }
}
