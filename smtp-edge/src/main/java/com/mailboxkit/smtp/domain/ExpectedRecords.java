package com.mailboxkit.smtp.domain;

import com.mailboxkit.kernel.domain.DnsCheck;
import com.mailboxkit.kernel.domain.DnsCheck.Outcome;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.xbill.DNS.MXRecord;
import org.xbill.DNS.Record;

/// What each kind of record must be for a domain to send and receive here. A domain may have more than was asked for,
/// such as other senders in its SPF record, as long as this platform is served.
final class ExpectedRecords {

    private static final Set<String> DMARC_POLICIES = Set.of("none", "quarantine", "reject");
    private static final int MAX_FOUND = 5;
    private static final int MAX_LENGTH = 600; // a DKIM key of 2048 bits takes 400

    private ExpectedRecords() {}

    /// Mail goes to the servers of the lowest preference (RFC 5321, section 5.1): ours must be one of them.
    static DnsCheck mx(List<Record> records, String mailHost) {
        var servers = records.stream()
                .map(MXRecord.class::cast)
                .sorted(Comparator.comparingInt(MXRecord::getPriority))
                .toList();
        var found = servers.stream().map(ExpectedRecords::text).toList();
        if (servers.isEmpty()) {
            return missing("There is no MX record.");
        }
        int first = servers.getFirst().getPriority();
        boolean ours = servers.stream()
                .filter(server -> server.getPriority() == first)
                .anyMatch(server -> host(server).equalsIgnoreCase(mailHost));
        return compare(ours, found, "Mail goes to another server first than " + mailHost + ".");
    }

    /// RFC 7208, sections 4.5 and 4.6.
    static DnsCheck spf(List<String> texts, String mechanism) {
        var records = texts.stream()
                .filter(text -> text.toLowerCase(Locale.ROOT).matches("v=spf1( .*)?"))
                .toList();
        if (records.isEmpty()) {
            return missing("There is no SPF record.");
        }
        if (records.size() > 1) {
            return compare(false, records, "There is more than one SPF record, so receivers take none of them.");
        }
        boolean named = Arrays.stream(records.getFirst().split(" +"))
                .map(term -> term.startsWith("+") ? term.substring(1) : term)
                .anyMatch(mechanism::equalsIgnoreCase);
        return compare(named, records, "The SPF record does not name " + mechanism + ".");
    }

    /// RFC 6376, section 3.6.1.
    static DnsCheck dkim(List<String> texts, String publicKey) {
        if (texts.isEmpty()) {
            return missing("There is no DKIM record.");
        }
        if (texts.size() > 1) {
            return compare(false, texts, "There is more than one record, so receivers may take the wrong one.");
        }
        var record = texts.getFirst();
        boolean rsa = tag(record, "v").orElse("DKIM1").equals("DKIM1")
                && tag(record, "k").orElse("rsa").equals("rsa");
        boolean ours = tag(record, "p").filter(publicKey::equals).isPresent();
        return compare(
                rsa && ours, texts, "The record has another key. Publish the one of this domain as it is shown.");
    }

    /// RFC 7489, section 6.3.
    static DnsCheck dmarc(List<String> texts) {
        var records = texts.stream()
                .filter(text -> text.matches("v *= *DMARC1 *(;.*)?"))
                .toList();
        if (records.isEmpty()) {
            return missing("There is no DMARC record.");
        }
        boolean right = records.size() == 1
                && tag(records.getFirst(), "p")
                        .map(policy -> policy.toLowerCase(Locale.ROOT))
                        .filter(DMARC_POLICIES::contains)
                        .isPresent();
        return compare(right, records, "There must be one DMARC record with a policy: none, quarantine or reject.");
    }

    private static Optional<String> tag(String record, String name) {
        return Arrays.stream(record.split(";"))
                .map(tag -> tag.split("=", 2))
                .filter(tag -> tag.length == 2 && tag[0].strip().equals(name))
                .map(tag -> tag[1].replaceAll("\\s+", ""))
                .findFirst();
    }

    private static String text(MXRecord server) {
        return server.getPriority() + " " + host(server);
    }

    private static String host(MXRecord server) {
        return server.getTarget().toString(true);
    }

    private static DnsCheck missing(String reason) {
        return new DnsCheck(Outcome.MISSING, List.of(), reason);
    }

    private static DnsCheck compare(boolean matches, List<String> found, String reason) {
        return new DnsCheck(matches ? Outcome.MATCHES : Outcome.DIFFERENT, few(found), matches ? null : reason);
    }

    private static List<String> few(List<String> found) {
        return found.stream()
                .limit(MAX_FOUND)
                .map(text -> text.length() > MAX_LENGTH ? text.substring(0, MAX_LENGTH) + "…" : text)
                .toList();
    }
}
