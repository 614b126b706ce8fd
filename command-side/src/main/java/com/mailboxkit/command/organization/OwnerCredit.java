package com.mailboxkit.command.organization;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import com.mailboxkit.kernel.organization.OrganizationId;
import com.mailboxkit.kernel.organization.OwnerCreditEvent.OpeningCreditGranted;
import java.time.Instant;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.spring.stereotype.Aggregate;

/// How many organizations of one owner were given the opening credit. Its stream is named after a hash of the owner's
/// address: of two registrations at the same time, the event store lets only one begin it.
@Aggregate(cache = "aggregates")
class OwnerCredit {

    @AggregateIdentifier
    private String ownerCreditId;

    private int granted;

    @SuppressWarnings("NullAway.Init") // Axon makes it, then replays its events
    OwnerCredit() {}

    /// A stream that has not begun: it has a name, but no event yet.
    OwnerCredit(String ownerEmail) {
        ownerCreditId = idOf(ownerEmail);
    }

    static String idOf(String ownerEmail) {
        return "owner-credit:" + OwnerAddress.hash(ownerEmail);
    }

    /// @param most how many organizations get it
    /// @return whether this one does
    boolean grant(OrganizationId organization, int most, Instant at) {
        boolean isLeft = granted < most;
        if (isLeft) {
            apply(new OpeningCreditGranted(ownerCreditId, organization, at));
        }
        return isLeft;
    }

    @EventSourcingHandler
    void on(OpeningCreditGranted event) {
        ownerCreditId = event.ownerCreditId();
        granted++;
    }
}
