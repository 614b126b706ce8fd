package com.mailboxkit.command.domain;

import com.mailboxkit.kernel.organization.OrganizationId;
import com.mailboxkit.kernel.problem.ProblemCode;
import com.mailboxkit.kernel.problem.Refusal;
import com.mailboxkit.mime.Addresses;
import org.axonframework.modelling.command.AggregateNotFoundException;
import org.axonframework.modelling.command.Repository;

/// Decides, within a unit of work, on which domains an organization has its addresses.
public final class DomainNames {

    private final Repository<DomainName> names;
    private final String agentDomain;

    DomainNames(Repository<DomainName> names, String agentDomain) {
        this.names = names;
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

    private boolean isHeld(String domain, OrganizationId organization) {
        try {
            return names.load(DomainName.idOf(domain)).invoke(name -> name.isHeldBy(organization));
        } catch (AggregateNotFoundException nobodyAddedIt) {
            return false;
        }
    }
}
