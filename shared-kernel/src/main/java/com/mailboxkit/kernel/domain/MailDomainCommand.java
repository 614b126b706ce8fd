package com.mailboxkit.kernel.domain;

import com.mailboxkit.kernel.organization.OrganizationId;
import java.time.Instant;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;

public sealed interface MailDomainCommand {

    MailDomainId domainId();

    /// @param name in lower case, in A-labels (RFC 5890); refused with `conflict` where the organization has it
    record AddMailDomain(
            @TargetAggregateIdentifier MailDomainId domainId,
            OrganizationId organizationId,
            String name,
            DomainKey key,
            Instant at)
            implements MailDomainCommand {}

    /// Returns a [CheckedMailDomain].
    record RecordDnsReport(
            @TargetAggregateIdentifier MailDomainId domainId, OrganizationId organizationId, DnsReport report)
            implements MailDomainCommand {}

    /// Its inboxes stay, but nothing can be sent from them.
    record DeleteMailDomain(@TargetAggregateIdentifier MailDomainId domainId, OrganizationId organizationId, Instant at)
            implements MailDomainCommand {}

    /// A domain after its check.
    ///
    /// @param taken whether all records are right but another organization has verified the domain
    /// @param verifiedAt since when it is verified without interruption; null where it is not
    record CheckedMailDomain(
            String name,
            RecordStatus standing,
            boolean taken,
            @Nullable Instant verifiedAt,
            Instant addedAt) {}
}
