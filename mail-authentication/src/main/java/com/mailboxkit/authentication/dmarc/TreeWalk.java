package com.mailboxkit.authentication.dmarc;

import com.mailboxkit.authentication.DnsUnavailableException;
import com.mailboxkit.authentication.TxtRecords;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// Finds the organizational domain of names by the records above them (RFC 9989, section 4.10), with at most
/// eight DNS queries for each name. One instance serves one message, and queries each record once.
final class TreeWalk {

    private static final int MOST_QUERIES = 8;

    private final TxtRecords dns;
    private final Map<String, PolicyRecords> known = new HashMap<>();

    TreeWalk(TxtRecords dns) {
        this.dns = dns;
    }

    /// The record of the name itself.
    PolicyRecords at(String name) throws DnsUnavailableException {
        var lower = name.toLowerCase(Locale.ROOT);
        var records = known.get(lower);
        if (records == null) {
            records = PolicyRecords.of(lower, dns.txt("_dmarc." + lower));
            known.put(lower, records);
        }
        return records;
    }

    /// The organizational domain; the name itself where no name above it has a record.
    String organizationOf(String name) throws DnsUnavailableException {
        return organization(name, from(name));
    }

    /// The record of the organizational domain, or else of the public suffix, for a name without one.
    Optional<PolicyRecords> above(String name) throws DnsUnavailableException {
        var found = from(name);
        var organization = organization(name, found);
        return found.stream()
                .filter(records -> records.name().equals(organization))
                .findFirst()
                .or(() -> found.stream().filter(PolicyRecords::isOfPublicSuffix).findFirst());
    }

    private static String organization(String name, List<PolicyRecords> found) {
        for (var records : found) {
            if (records.isOfOrganization()) {
                return records.name();
            }
            if (records.isOfPublicSuffix() && !records.name().equalsIgnoreCase(name)) {
                return oneLabelBelow(records.name(), name);
            }
        }
        return found.isEmpty() ? name.toLowerCase(Locale.ROOT) : found.getLast().name();
    }

    private static String oneLabelBelow(String suffix, String name) {
        var rest = name.substring(0, name.length() - suffix.length() - 1);
        return name.substring(rest.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
    }

    /// The names with exactly one record, from the longest to the shortest.
    private List<PolicyRecords> from(String name) throws DnsUnavailableException {
        var found = new ArrayList<PolicyRecords>();
        for (var target : targets(name)) {
            var records = at(target);
            if (records.isOne()) {
                found.add(records);
            }
            if (records.isOfOrganization() || records.isOfPublicSuffix()) {
                break;
            }
        }
        return found;
    }

    private static List<String> targets(String name) {
        var targets = new ArrayList<>(List.of(name));
        var labels = name.split("\\.", -1);
        int first = Math.max(1, labels.length - (MOST_QUERIES - 1));
        for (int i = first; i < labels.length; i++) {
            targets.add(String.join(".", List.of(labels).subList(i, labels.length)));
        }
        return targets;
    }
}
