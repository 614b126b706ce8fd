package com.mailboxkit.authentication.dmarc;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/// A published DMARC record (RFC 9989, section 4.7; `pct` as in RFC 7489, section 6.3).
///
/// @param subdomains the policy for mail from its subdomains
/// @param absentSubdomains the policy for mail from subdomains that do not exist in DNS
/// @param strictDkim whether the signing domain must equal the domain in From
/// @param strictSpf whether the domain of SPF must equal the domain in From
/// @param suffix whether names below it have different owners
/// @param isTest whether one level less than the policy applies (`t=y`)
/// @param percent of the mail to which the policy applies
record DmarcRecord(
        Policy policy,
        Policy subdomains,
        Policy absentSubdomains,
        boolean strictDkim,
        boolean strictSpf,
        SuffixFlag suffix,
        boolean isTest,
        int percent) {

    private static final Pattern VERSION = Pattern.compile("[vV][ \\t]*=[ \\t]*DMARC1[ \\t]*(;.*)?");
    private static final Pattern REPORT_TO =
            Pattern.compile("[A-Za-z][A-Za-z0-9+.-]*:[^!,;]+(![0-9]{1,18}[kmgtKMGT]?)?");
    private static final Pattern PERCENT = Pattern.compile("[0-9]{1,3}");
    private static final int ALL = 100;

    /// The tag `psd`.
    enum SuffixFlag {
        YES,
        NO,
        UNKNOWN
    }

    /// Whether a text claims to be one.
    static boolean isOne(String text) {
        return VERSION.matcher(text).matches();
    }

    /// A tag with an invalid value counts as absent. Only the policies must be valid (RFC 9989, section
    /// 4.10.1): otherwise the record counts as `p=none` where it names an address for reports, and as no record
    /// where it does not.
    ///
    /// @return empty also where a tag occurs twice (RFC 6376, section 3.2)
    static Optional<DmarcRecord> parse(String text) {
        return isOne(text) ? tags(text).flatMap(DmarcRecord::of) : Optional.empty();
    }

    private static Optional<Map<String, String>> tags(String text) {
        var tags = new LinkedHashMap<String, String>();
        for (var part : text.split(";", -1)) {
            int equals = part.indexOf('=');
            if (equals > 0
                    && tags.put(
                                    part.substring(0, equals).strip().toLowerCase(Locale.ROOT),
                                    part.substring(equals + 1).strip())
                            != null) {
                return Optional.empty();
            }
        }
        return Optional.of(tags);
    }

    private static Optional<DmarcRecord> of(Map<String, String> tags) {
        boolean isValid = tags.containsKey("p")
                && List.of("p", "sp", "np").stream()
                        .filter(tags::containsKey)
                        .allMatch(tag -> Policy.of(tags.getOrDefault(tag, "")).isPresent());
        if (!isValid && !reportsTo(tags.getOrDefault("rua", ""))) {
            return Optional.empty();
        }
        var policy = isValid ? policy(tags, "p", Policy.NONE) : Policy.NONE;
        var subdomains = isValid ? policy(tags, "sp", policy) : Policy.NONE;
        return Optional.of(new DmarcRecord(
                policy,
                subdomains,
                isValid ? policy(tags, "np", subdomains) : Policy.NONE,
                is(tags, "adkim", "s"),
                is(tags, "aspf", "s"),
                suffix(tags),
                is(tags, "t", "y"),
                percent(tags.getOrDefault("pct", ""))));
    }

    private static Policy policy(Map<String, String> tags, String name, Policy otherwise) {
        return Policy.of(tags.getOrDefault(name, "")).orElse(otherwise);
    }

    private static boolean is(Map<String, String> tags, String name, String value) {
        return value.equalsIgnoreCase(tags.get(name));
    }

    private static SuffixFlag suffix(Map<String, String> tags) {
        if (is(tags, "psd", "y")) {
            return SuffixFlag.YES;
        }
        return is(tags, "psd", "n") ? SuffixFlag.NO : SuffixFlag.UNKNOWN;
    }

    private static int percent(String value) {
        return PERCENT.matcher(value).matches() ? Math.min(ALL, Integer.parseInt(value)) : ALL;
    }

    private static boolean reportsTo(String addresses) {
        Predicate<String> isValid = REPORT_TO.asMatchPredicate();
        return List.of(addresses.split(",", -1)).stream().map(String::strip).anyMatch(isValid);
    }

    /// The policy for mail that fails.
    ///
    /// @param requested the policy for the domain in From
    Policy applied(Policy requested) {
        if (percent == 0) {
            return Policy.NONE;
        }
        return isTest ? requested.oneLess() : requested;
    }
}
