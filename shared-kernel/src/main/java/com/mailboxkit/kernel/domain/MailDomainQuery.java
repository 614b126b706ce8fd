package com.mailboxkit.kernel.domain;

import com.mailboxkit.kernel.organization.OrganizationId;

/// Queries between roles about domains.
public sealed interface MailDomainQuery {

    /// How many domains an organization has. Returns `Integer`.
    record CountMailDomains(OrganizationId organizationId) implements MailDomainQuery {}

    /// A domain by its id. Returns `Optional<KnownMailDomain>`.
    record FindMailDomain(MailDomainId domainId) implements MailDomainQuery {}

    /// The key that signs the mail of a verified domain. Returns `Optional<KnownMailDomain>`.
    ///
    /// @param name in lower case, in A-labels
    record FindSigningDomain(String name) implements MailDomainQuery {}

    /// Whether any organization ever added a domain. Returns `Boolean`, from the event store: it does not wait
    /// for a read model that is being rebuilt.
    ///
    /// @param name in lower case, in A-labels
    record IsKnownDomain(String name) implements MailDomainQuery {}

    /// Queries DNS. The SMTP edge returns a [DnsReport].
    record InspectDns(String name, String selector, String publicKey, String mailHost, String spf)
            implements MailDomainQuery {}

    /// A domain that is not deleted.
    record KnownMailDomain(MailDomainId domainId, OrganizationId organizationId, String name, DomainKey key) {}
}
