package com.mailboxkit.authentication.dmarc;

import com.mailboxkit.authentication.Dns;
import com.mailboxkit.authentication.DnsUnavailableException;
import com.mailboxkit.authentication.dkim.Verification;
import com.mailboxkit.authentication.dmarc.DmarcResult.Verdict;
import com.mailboxkit.authentication.spf.SpfResult;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/// Compares the domain in From with those that SPF and DKIM authenticate (RFC 9989, section 5.3).
/// Organizational domains are found by a tree walk in DNS.
public final class DmarcChecker {

    private final Dns dns;

    public DmarcChecker(Dns dns) {
        this.dns = dns;
    }

    /// @param fromDomains the domains of all addresses in From, each once, in A-labels; unless there is exactly
    ///     one, the message cannot pass
    public DmarcResult check(List<String> fromDomains, SpfResult spf, List<Verification> dkim) {
        if (fromDomains.size() != 1) {
            return new DmarcResult(
                    Verdict.FAIL, null, Policy.NONE, "From names " + fromDomains.size() + " domains instead of one");
        }
        var domain = fromDomains.getFirst();
        try {
            return check(domain, new TreeWalk(dns), spf, dkim);
        } catch (DnsUnavailableException unavailable) {
            return new DmarcResult(
                    Verdict.TEMPERROR, domain, Policy.NONE, "DNS does not answer: " + unavailable.getMessage());
        }
    }

    private DmarcResult check(String domain, TreeWalk walk, SpfResult spf, List<Verification> dkim)
            throws DnsUnavailableException {
        var own = walk.at(domain);
        if (own.count() > 1) {
            return new DmarcResult(Verdict.NONE, domain, Policy.NONE, "it has more than one DMARC record");
        }
        var found = own.isOne() ? own : walk.above(domain).orElse(own);
        if (!found.isOne()) {
            return new DmarcResult(Verdict.NONE, domain, Policy.NONE, null);
        }
        if (found.record().isEmpty()) {
            return new DmarcResult(Verdict.PERMERROR, domain, Policy.NONE, "its policy cannot be understood");
        }
        var record = found.record().get();
        var policy = own.isOne() ? record.policy() : inherited(domain, record);
        return isVouchedFor(domain, record, walk, spf, dkim)
                ? new DmarcResult(Verdict.PASS, domain, policy, null)
                : new DmarcResult(
                        Verdict.FAIL,
                        domain,
                        record.applied(policy),
                        "neither SPF nor DKIM vouches for the domain in From");
    }

    private Policy inherited(String domain, DmarcRecord record) throws DnsUnavailableException {
        // existence is queried only where the result depends on it
        return record.subdomains() == record.absentSubdomains() || dns.exists(domain)
                ? record.subdomains()
                : record.absentSubdomains();
    }

    private static boolean isVouchedFor(
            String domain, DmarcRecord record, TreeWalk walk, SpfResult spf, List<Verification> dkim)
            throws DnsUnavailableException {
        var signers = dkim.stream()
                .filter(Verification::isPass)
                .flatMap(signature -> Stream.ofNullable(signature.domain()))
                .distinct()
                .toList();
        var sender = spf.verdict() == SpfResult.Verdict.PASS ? spf.domain() : "";
        if (sender.equalsIgnoreCase(domain) || signers.stream().anyMatch(domain::equalsIgnoreCase)) {
            return true;
        }
        if (!record.strictSpf() && isSameOrganization(sender, domain, walk)) {
            return true;
        }
        for (var signer : signers) {
            if (!record.strictDkim() && isSameOrganization(signer, domain, walk)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isSameOrganization(String vouching, String domain, TreeWalk walk)
            throws DnsUnavailableException {
        var organization = walk.organizationOf(domain);
        var lower = vouching.toLowerCase(Locale.ROOT);
        boolean mayBe = lower.equals(organization) || lower.endsWith("." + organization);
        return mayBe && walk.organizationOf(lower).equals(organization);
    }
}
