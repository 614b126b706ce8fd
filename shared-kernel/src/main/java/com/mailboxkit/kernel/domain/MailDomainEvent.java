package com.mailboxkit.kernel.domain;

import com.mailboxkit.kernel.DomainEvent;
import com.mailboxkit.kernel.organization.OrganizationId;
import java.time.Instant;
import org.axonframework.serialization.Revision;

public sealed interface MailDomainEvent extends DomainEvent {

    MailDomainId domainId();

    @Revision("1")
    record MailDomainAdded(
            MailDomainId domainId, OrganizationId organizationId, String name, DomainKey key, Instant addedAt)
            implements MailDomainEvent {}

    /// @param standing the status of the records from now on
    /// @param verified whether inboxes of the domain work from now on
    /// @param taken whether all records are right but another organization has verified the domain
    @Revision("1")
    record MailDomainChecked(
            MailDomainId domainId,
            OrganizationId organizationId,
            DnsReport report,
            RecordStatus standing,
            boolean verified,
            boolean taken)
            implements MailDomainEvent {}

    @Revision("1")
    record MailDomainDeleted(MailDomainId domainId, OrganizationId organizationId, String name, Instant deletedAt)
            implements MailDomainEvent {}
}
