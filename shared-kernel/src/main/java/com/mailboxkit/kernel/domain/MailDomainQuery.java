package com.mailboxkit.kernel.domain;

import com.mailboxkit.kernel.organization.OrganizationId;

/// Questions that roles ask each other about domains.
public sealed interface MailDomainQuery {

    /// How many domains an organization has. Answered with an `Integer`.
    record CountMailDomains(OrganizationId organizationId) implements MailDomainQuery {}

    /// A domain by its id. Answered with `Optional<KnownMailDomain>`.
    record FindMailDomain(MailDomainId domainId) implements MailDomainQuery {}

    /// What signs the mail of a domain that is verified. Answered with `Optional<KnownMailDomain>`.
    ///
    /// @param name in lower case, in A-labels
    record FindSigningDomain(String name) implements MailDomainQuery {}

    /// Whether any organization ever added a domain. Answered with a `Boolean` from the event store: no read model is
    /// asked, so none that is being rebuilt is waited for.
    ///
    /// @param name in lower case, in A-labels
    record IsKnownDomain(String name) implements MailDomainQuery {}

    /// What DNS says, asked anew. Answered with a [DnsReport] by the SMTP edge.
    record InspectDns(String name, String selector, String publicKey, String mailHost, String spf)
            implements MailDomainQuery {}

    /// A domain that is there.
    record KnownMailDomain(MailDomainId domainId, OrganizationId organizationId, String name, DomainKey key) {}
}
