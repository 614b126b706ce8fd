package com.mailboxkit.command.domain;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import com.mailboxkit.kernel.domain.DomainNameEvent;
import com.mailboxkit.kernel.domain.DomainNameEvent.DomainNameClaimed;
import com.mailboxkit.kernel.domain.DomainNameEvent.DomainNameDelisted;
import com.mailboxkit.kernel.domain.DomainNameEvent.DomainNameListed;
import com.mailboxkit.kernel.domain.DomainNameEvent.DomainNameReleased;
import com.mailboxkit.kernel.domain.MailDomainId;
import com.mailboxkit.kernel.organization.OrganizationId;
import com.mailboxkit.kernel.problem.Refusal;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.spring.stereotype.Aggregate;
import org.jspecify.annotations.Nullable;

/// The one holder of a domain, and all who added it.
@Aggregate(cache = "aggregates")
class DomainName {

    @AggregateIdentifier
    private String nameId;

    private Map<OrganizationId, MailDomainId> listed = new HashMap<>();
    private @Nullable MailDomainId holder;
    private @Nullable OrganizationId owner;

    @SuppressWarnings("NullAway.Init") // Axon makes it, then replays its events
    DomainName() {}

    /// A stream that has not begun: it has a name, but no event yet.
    DomainName(String name) {
        nameId = idOf(name);
    }

    static String idOf(String name) {
        return "domain:" + name;
    }

    /// @throws Refusal where the organization has the domain already
    void list(String name, MailDomainId domain, OrganizationId organization, Instant at) {
        if (listed.containsKey(organization)) {
            throw Refusal.conflict("Your organization has the domain %s already.".formatted(name));
        }
        apply(new DomainNameListed(name, domain, organization, at));
    }

    /// @return whether `domain` holds the name now; another one keeps it as long as DNS proves it
    boolean claim(String name, MailDomainId domain, OrganizationId organization, Instant at) {
        if (holder == null) {
            apply(new DomainNameClaimed(name, domain, organization, at));
        }
        return domain.equals(holder);
    }

    void release(String name, MailDomainId domain, OrganizationId organization, Instant at) {
        if (domain.equals(holder)) {
            apply(new DomainNameReleased(name, domain, organization, at));
        }
    }

    void delist(String name, MailDomainId domain, OrganizationId organization, Instant at) {
        release(name, domain, organization, at);
        apply(new DomainNameDelisted(name, domain, organization, at));
    }

    boolean isHeldBy(OrganizationId organization) {
        return organization.equals(owner);
    }

    boolean isHeld() {
        return holder != null;
    }

    @EventSourcingHandler
    void on(DomainNameEvent event) {
        nameId = idOf(event.name());
        switch (event) {
            case DomainNameListed added -> listed.put(added.organizationId(), added.domainId());
            case DomainNameClaimed claimed -> {
                holder = claimed.domainId();
                owner = claimed.organizationId();
            }
            case DomainNameReleased released -> {
                holder = null;
                owner = null;
            }
            case DomainNameDelisted gone -> listed.remove(gone.organizationId());
        }
    }
}
