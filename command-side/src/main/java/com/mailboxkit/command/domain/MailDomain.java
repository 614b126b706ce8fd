package com.mailboxkit.command.domain;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import com.mailboxkit.kernel.domain.DnsReport;
import com.mailboxkit.kernel.domain.MailDomainCommand.AddMailDomain;
import com.mailboxkit.kernel.domain.MailDomainCommand.CheckedMailDomain;
import com.mailboxkit.kernel.domain.MailDomainEvent;
import com.mailboxkit.kernel.domain.MailDomainEvent.MailDomainAdded;
import com.mailboxkit.kernel.domain.MailDomainEvent.MailDomainChecked;
import com.mailboxkit.kernel.domain.MailDomainEvent.MailDomainDeleted;
import com.mailboxkit.kernel.domain.MailDomainId;
import com.mailboxkit.kernel.domain.RecordStatus;
import com.mailboxkit.kernel.organization.OrganizationId;
import com.mailboxkit.kernel.problem.Refusal;
import java.time.Instant;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.spring.stereotype.Aggregate;
import org.jspecify.annotations.Nullable;

/// A domain as one organization added it, with a key of its own: that the key is published under the domain proves
/// that the domain is theirs.
@Aggregate(cache = "aggregates")
class MailDomain {

    @AggregateIdentifier
    private MailDomainId domainId;

    private OrganizationId organizationId;
    private String name;
    private Instant addedAt;
    private RecordStatus standing = RecordStatus.NEW;
    private @Nullable Instant verifiedAt;
    private boolean taken;
    private boolean deleted;

    @SuppressWarnings("NullAway.Init") // Axon makes it, then replays its events
    MailDomain() {}

    @SuppressWarnings("NullAway.Init")
    MailDomain(AddMailDomain add) {
        apply(new MailDomainAdded(add.domainId(), add.organizationId(), add.name(), add.key(), add.at()));
    }

    /// @return its name
    /// @throws Refusal unless `caller` may use this domain
    String usedBy(OrganizationId caller) {
        if (deleted) {
            throw Refusal.notFound("domain");
        }
        if (!organizationId.equals(caller)) {
            throw Refusal.accessDenied("domain");
        }
        return name;
    }

    /// Whether the domain would be verified after this report.
    boolean isProvedBy(DnsReport report) {
        return standing.after(report).suffices();
    }

    /// @param held whether the name is this organization's
    CheckedMailDomain check(DnsReport report, boolean held) {
        var now = standing.after(report);
        apply(new MailDomainChecked(domainId, organizationId, report, now, held, now.suffices() && !held));
        return new CheckedMailDomain(name, standing, taken, verifiedAt, addedAt);
    }

    void delete(Instant at) {
        apply(new MailDomainDeleted(domainId, organizationId, name, at));
    }

    @EventSourcingHandler
    void on(MailDomainEvent event) {
        switch (event) {
            case MailDomainAdded added -> {
                domainId = added.domainId();
                organizationId = added.organizationId();
                name = added.name();
                addedAt = added.addedAt();
            }
            case MailDomainChecked checked -> {
                standing = checked.standing();
                taken = checked.taken();
                if (!checked.verified()) {
                    verifiedAt = null;
                } else if (verifiedAt == null) {
                    verifiedAt = checked.report().at();
                }
            }
            case MailDomainDeleted gone -> deleted = true;
        }
    }
}
