package com.mailboxkit.authentication.dmarc;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/// What a domain publishes (RFC 7489, section 6.3).
///
/// @param subdomains what is asked for mail from its subdomains
/// @param strictDkim whether the signing domain must be the very domain in From
/// @param strictSpf whether the domain of SPF must be the very domain in From
/// @param percent of the mail that the policy is for
record DmarcRecord(Policy policy, Policy subdomains, boolean strictDkim, boolean strictSpf, int percent) {

    private static final Pattern VERSION = Pattern.compile("[vV][ \\t]*=[ \\t]*DMARC1[ \\t]*(;.*)?");
    private static final Pattern REPORT_TO =
            Pattern.compile("[A-Za-z][A-Za-z0-9+.-]*:[^!,;]+(![0-9]{1,18}[kmgtKMGT]?)?");
    private static final Pattern OPTIONS = Pattern.compile("[01dsDS]([ \\t]*:[ \\t]*[01dsDS])*");
    private static final Pattern FORMATS =
            Pattern.compile("[A-Za-z0-9-]*[A-Za-z0-9]([ \\t]*:[ \\t]*[A-Za-z0-9-]*[A-Za-z0-9])*");
    private static final Pattern ALIGNMENT = Pattern.compile("[rsRS]");
    private static final long MAX_INTERVAL = 0xFFFF_FFFFL;
    private static final int ALL = 100;

    private static final Map<String, Predicate<String>> KNOWN = Map.of(
            "adkim",
            ALIGNMENT.asMatchPredicate(),
            "aspf",
            ALIGNMENT.asMatchPredicate(),
            "fo",
            OPTIONS.asMatchPredicate(),
            "rf",
            FORMATS.asMatchPredicate(),
            "pct",
            value -> isNumber(value, ALL),
            "ri",
            value -> isNumber(value, MAX_INTERVAL),
            "rua",
            DmarcRecord::isReportTo,
            "ruf",
            DmarcRecord::isReportTo);

    /// Whether a text means to be one.
    static boolean isOne(String text) {
        return VERSION.matcher(text).matches();
    }

    /// Empty where anything that it says cannot be understood. A policy that cannot be, beside an address for
    /// reports, counts as `none` (section 6.6.3).
    static Optional<DmarcRecord> parse(String text) {
        if (!isOne(text)) {
            return Optional.empty();
        }
        return tags(text).filter(DmarcRecord::isWellFormed).flatMap(DmarcRecord::of);
    }

    private static Optional<Map<String, String>> tags(String text) {
        var parts = new ArrayList<>(List.of(text.split(";", -1)));
        if (parts.getLast().isBlank()) {
            parts.removeLast();
        }
        var tags = new LinkedHashMap<String, String>();
        for (var part : parts) {
            var tag = part.split("=", 2);
            if (tag.length < 2 || tags.put(tag[0].strip().toLowerCase(Locale.ROOT), tag[1].strip()) != null) {
                return Optional.empty();
            }
        }
        return Optional.of(tags);
    }

    private static boolean isWellFormed(Map<String, String> tags) {
        boolean policyIsFirst =
                !tags.containsKey("p") || List.copyOf(tags.keySet()).indexOf("p") == 1;
        return policyIsFirst
                && tags.entrySet().stream()
                        .allMatch(tag ->
                                KNOWN.getOrDefault(tag.getKey(), any -> true).test(tag.getValue()));
    }

    private static Optional<DmarcRecord> of(Map<String, String> tags) {
        var policy = Policy.of(tags.getOrDefault("p", ""));
        var subdomains = tags.containsKey("sp") ? Policy.of(tags.get("sp")) : policy;
        boolean isUnderstood = policy.isPresent() && subdomains.isPresent();
        if (!isUnderstood && !tags.containsKey("rua")) {
            return Optional.empty();
        }
        return Optional.of(new DmarcRecord(
                isUnderstood ? policy.get() : Policy.NONE,
                isUnderstood ? subdomains.get() : Policy.NONE,
                tags.getOrDefault("adkim", "r").equalsIgnoreCase("s"),
                tags.getOrDefault("aspf", "r").equalsIgnoreCase("s"),
                Integer.parseInt(tags.getOrDefault("pct", Integer.toString(ALL)))));
    }

    private static boolean isNumber(String value, long most) {
        return value.matches("[0-9]{1,10}") && Long.parseLong(value) <= most;
    }

    private static boolean isReportTo(String value) {
        return List.of(value.split(",", -1)).stream()
                .allMatch(address -> REPORT_TO.matcher(address.strip()).matches());
    }
}
