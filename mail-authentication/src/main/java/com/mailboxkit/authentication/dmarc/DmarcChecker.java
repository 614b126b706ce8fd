package com.mailboxkit.authentication.dmarc;

import com.mailboxkit.authentication.DnsUnavailableException;
import com.mailboxkit.authentication.TxtRecords;
import com.mailboxkit.authentication.dkim.Verification;
import com.mailboxkit.authentication.dmarc.DmarcResult.Verdict;
import com.mailboxkit.authentication.spf.SpfResult;
import java.util.List;
import java.util.Optional;

/// Compares the domain that people see with those that SPF and DKIM vouch for (RFC 7489, section 6.6).
public final class DmarcChecker {

    private final TxtRecords dns;
    private final OrganizationalDomains organizations = new OrganizationalDomains();

    public DmarcChecker(TxtRecords dns) {
        this.dns = dns;
    }

    /// A record, and whether it was found at the domain itself.
    private record Found(String text, boolean isOwn) {}

    /// @param fromDomains the domains of all addresses in From, each once, in A-labels; unless there is exactly one,
    /// nobody
    ///     can vouch for what people see
    public DmarcResult check(List<String> fromDomains, SpfResult spf, List<Verification> dkim) {
        if (fromDomains.size() != 1) {
            return new DmarcResult(
                    Verdict.FAIL, null, Policy.NONE, "From names " + fromDomains.size() + " domains instead of one");
        }
        var domain = fromDomains.getFirst();
        try {
            return find(domain)
                    .map(found -> check(domain, found, spf, dkim))
                    .orElseGet(() -> new DmarcResult(Verdict.NONE, domain, Policy.NONE, null));
        } catch (DnsUnavailableException unavailable) {
            return new DmarcResult(
                    Verdict.TEMPERROR, domain, Policy.NONE, "DNS does not answer: " + unavailable.getMessage());
        }
    }

    private DmarcResult check(String domain, Found found, SpfResult spf, List<Verification> dkim) {
        var parsed = DmarcRecord.parse(found.text());
        if (parsed.isEmpty()) {
            return new DmarcResult(Verdict.PERMERROR, domain, Policy.NONE, "its policy cannot be understood");
        }
        var record = parsed.get();
        boolean bySpf = spf.verdict() == SpfResult.Verdict.PASS && isAligned(spf.domain(), domain, record.strictSpf());
        boolean byDkim = dkim.stream()
                .filter(Verification::isPass)
                .map(Verification::domain)
                .anyMatch(signer -> signer != null && isAligned(signer, domain, record.strictDkim()));
        var policy = found.isOwn() ? record.policy() : record.subdomains();
        return bySpf || byDkim
                ? new DmarcResult(Verdict.PASS, domain, policy, null)
                : new DmarcResult(
                        Verdict.FAIL,
                        domain,
                        record.percent() == 0 ? Policy.NONE : policy,
                        "neither SPF nor DKIM vouches for the domain in From");
    }

    private boolean isAligned(String vouching, String domain, boolean strict) {
        return strict ? vouching.equalsIgnoreCase(domain) : organizations.isSame(vouching, domain);
    }

    /// At the domain, else at the one that it belongs to (section 6.6.3).
    private Optional<Found> find(String domain) throws DnsUnavailableException {
        var own = only(domain);
        if (own.isPresent()) {
            return own.map(text -> new Found(text, true));
        }
        var organization = organizations.of(domain).filter(name -> !name.equalsIgnoreCase(domain));
        return organization.isEmpty()
                ? Optional.empty()
                : only(organization.get()).map(text -> new Found(text, false));
    }

    /// Two are as none.
    private Optional<String> only(String domain) throws DnsUnavailableException {
        var records =
                dns.txt("_dmarc." + domain).stream().filter(DmarcRecord::isOne).toList();
        return records.size() == 1 ? Optional.of(records.getFirst()) : Optional.empty();
    }
}
