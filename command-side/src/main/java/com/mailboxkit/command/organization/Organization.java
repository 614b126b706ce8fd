package com.mailboxkit.command.organization;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import com.mailboxkit.kernel.message.MessageId;
import com.mailboxkit.kernel.organization.OrganizationEvent;
import com.mailboxkit.kernel.organization.OrganizationEvent.OrganizationDeleted;
import com.mailboxkit.kernel.organization.OrganizationEvent.OrganizationRegistered;
import com.mailboxkit.kernel.organization.OrganizationEvent.OrganizationRenamed;
import com.mailboxkit.kernel.organization.OrganizationEvent.OwnerNotified;
import com.mailboxkit.kernel.organization.OrganizationId;
import com.mailboxkit.kernel.problem.Refusal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.spring.stereotype.Aggregate;
import org.jspecify.annotations.Nullable;

/// A tenant.
@Aggregate(cache = "aggregates")
public class Organization {

    @AggregateIdentifier
    private OrganizationId organizationId;

    private String name;
    private String ownerEmail;

    /// The last day (UTC) on which its owner was written to, and how often.
    private @Nullable LocalDate noticeDay;

    private int noticesOfDay;
    private boolean deleted;

    @SuppressWarnings("NullAway.Init") // Axon makes it, then replays its events
    Organization() {}

    @SuppressWarnings("NullAway.Init")
    Organization(OrganizationId organizationId, String name, String ownerEmail, Instant at) {
        apply(new OrganizationRegistered(organizationId, name, ownerEmail, at));
    }

    public String name() {
        return name;
    }

    public String ownerEmail() {
        return ownerEmail;
    }

    /// Whether its owner was written to fewer than `most` times on that day.
    public boolean mayNotify(int most, Instant at) {
        return most > 0 && !deleted && (!dayOf(at).equals(noticeDay) || noticesOfDay < most);
    }

    /// @throws Refusal `not_found` for one that was deleted, as of the next one
    void rename(String newName, Instant at) {
        checkExists();
        if (!newName.equals(name)) {
            apply(new OrganizationRenamed(organizationId, newName, at));
        }
    }

    void delete(Instant at) {
        checkExists();
        apply(new OrganizationDeleted(organizationId, at));
    }

    private void checkExists() {
        if (deleted) {
            throw Refusal.notFound("organization");
        }
    }

    /// To be called in the unit of work that queues what is written.
    public void notified(MessageId message, Instant at) {
        apply(new OwnerNotified(organizationId, message, at));
    }

    @EventSourcingHandler
    void on(OrganizationEvent event) {
        switch (event) {
            case OrganizationRegistered registered -> {
                organizationId = registered.organizationId();
                name = registered.name();
                ownerEmail = registered.ownerEmail();
            }
            case OrganizationRenamed renamed -> name = renamed.name();
            case OrganizationDeleted gone -> deleted = true;
            case OwnerNotified notified -> {
                var day = dayOf(notified.at());
                noticesOfDay = day.equals(noticeDay) ? noticesOfDay + 1 : 1;
                noticeDay = day;
            }
        }
    }

    private static LocalDate dayOf(Instant at) {
        return LocalDate.ofInstant(at, ZoneOffset.UTC);
    }
}
