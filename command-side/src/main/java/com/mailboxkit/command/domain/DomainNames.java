package com.mailboxkit.command.domain;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.mailboxkit.command.AggregateStreams;
import com.mailboxkit.kernel.organization.OrganizationId;
import com.mailboxkit.kernel.problem.ProblemCode;
import com.mailboxkit.kernel.problem.Refusal;
import com.mailboxkit.mime.Addresses;
import java.time.Duration;
import org.axonframework.modelling.command.AggregateNotFoundException;
import org.axonframework.modelling.command.Repository;

/// Decides, within a unit of work, on which domains an organization has its addresses.
public final class DomainNames {

    private static final Duration BELIEVED = Duration.ofSeconds(5);
    private static final int REMEMBERED = 100_000;

    private final Repository<DomainName> names;
    private final AggregateStreams streams;
    private final String agentDomain;
    private final Cache<String, Boolean> hosted = Caffeine.newBuilder()
            .expireAfterWrite(BELIEVED)
            .maximumSize(REMEMBERED)
            .build();

    DomainNames(Repository<DomainName> names, AggregateStreams streams, String agentDomain) {
        this.names = names;
        this.streams = streams;
        this.agentDomain = agentDomain;
    }

    /// @throws Refusal `domain_not_verified` unless the address lies on the platform's own domain or on one that the
    ///     organization has verified
    public void check(String email, OrganizationId organization) {
        var domain = Addresses.domain(email);
        if (!domain.equals(agentDomain) && !isHeld(domain, organization)) {
            throw new Refusal(
                    ProblemCode.DOMAIN_NOT_VERIFIED,
                    "%s is not a verified domain of your organization. Add it at /api/v1/domains and verify it."
                            .formatted(domain));
        }
    }

    /// Whether mail to the address stays on this platform, as far as its domain tells: the domain is the platform's
    /// own or one that an organization here has verified. An answer is believed for a few seconds, since every send
    /// asks.
    public boolean isHosted(String email) {
        var domain = Addresses.domain(email);
        if (domain.equals(agentDomain)) {
            return true;
        }
        var known = hosted.getIfPresent(domain); // loading locks the aggregate: never within a lock of the cache
        if (known == null) {
            known = isHeld(domain);
            hosted.put(domain, known);
        }
        return known;
    }

    private boolean isHeld(String domain) {
        var id = DomainName.idOf(domain);
        return streams.began(id) && names.load(id).invoke(DomainName::isHeld);
    }

    private boolean isHeld(String domain, OrganizationId organization) {
        try {
            return names.load(DomainName.idOf(domain)).invoke(name -> name.isHeldBy(organization));
        } catch (AggregateNotFoundException nobodyAddedIt) {
            return false;
        }
    }
}
