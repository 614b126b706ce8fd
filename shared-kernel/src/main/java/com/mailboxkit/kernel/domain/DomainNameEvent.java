package com.mailboxkit.kernel.domain;

import com.mailboxkit.kernel.DomainEvent;
import com.mailboxkit.kernel.organization.OrganizationId;
import java.time.Instant;
import org.axonframework.serialization.Revision;

/// Which organization has a domain. The stream is named after the domain, so that the event store itself
/// prevents two organizations from holding one, and one organization from adding it twice.
public sealed interface DomainNameEvent extends DomainEvent {

    String name();

    MailDomainId domainId();

    /// An organization added it; several may.
    @Revision("1")
    record DomainNameListed(String name, MailDomainId domainId, OrganizationId organizationId, Instant at)
            implements DomainNameEvent {}

    /// An organization proved by DNS that it owns the domain.
    @Revision("1")
    record DomainNameClaimed(String name, MailDomainId domainId, OrganizationId organizationId, Instant at)
            implements DomainNameEvent {}

    /// DNS no longer proves it.
    @Revision("1")
    record DomainNameReleased(String name, MailDomainId domainId, OrganizationId organizationId, Instant at)
            implements DomainNameEvent {}

    @Revision("1")
    record DomainNameDelisted(String name, MailDomainId domainId, OrganizationId organizationId, Instant at)
            implements DomainNameEvent {}
}
