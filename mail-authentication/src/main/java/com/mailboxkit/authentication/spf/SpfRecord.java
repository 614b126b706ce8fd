package com.mailboxkit.authentication.spf;

import com.mailboxkit.authentication.spf.Mechanism.Prefixes;
import com.mailboxkit.authentication.spf.SpfResult.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The policy of a domain (RFC 7208, sections 4.5 and 4.6).
record SpfRecord(
        List<Directive> directives,
        @Nullable MacroString redirect,
        @Nullable MacroString explanation) {

    private static final String VERSION = "v=spf1";
    private static final Pattern MODIFIER = Pattern.compile("([A-Za-z][A-Za-z0-9_.-]*)=(.*)");
    private static final Pattern DIRECTIVE = Pattern.compile("([+?~-]?)([A-Za-z][A-Za-z0-9_.-]*)([:/].*)?");
    private static final Pattern PREFIX = Pattern.compile("0|[1-9]\\d{0,2}");
    private static final int IPV4_BITS = 32;
    private static final int IPV6_BITS = 128;

    /// The result when the mechanism matches.
    record Directive(Verdict verdict, Mechanism mechanism) {}

    static boolean isOne(String text) {
        return text.regionMatches(true, 0, VERSION, 0, VERSION.length())
                && (text.length() == VERSION.length() || text.charAt(VERSION.length()) == ' ');
    }

    /// @throws SpfException where any part of it is invalid, however late in the record
    static SpfRecord parse(String text) throws SpfException {
        var directives = new ArrayList<Directive>();
        MacroString redirect = null;
        MacroString explanation = null;
        for (var term : text.substring(VERSION.length()).split(" +")) {
            if (term.isEmpty()) {
                continue;
            }
            var modifier = MODIFIER.matcher(term);
            if (!modifier.matches()) {
                directives.add(directive(term));
                continue;
            }
            switch (modifier.group(1).toLowerCase(Locale.ROOT)) {
                case "redirect" -> redirect = once(redirect, modifier.group(2), term);
                case "exp" -> explanation = once(explanation, modifier.group(2), term);
                default -> MacroString.text(modifier.group(2));
            }
        }
        return new SpfRecord(List.copyOf(directives), redirect, explanation);
    }

    private static MacroString once(@Nullable MacroString before, String domain, String term) throws SpfException {
        if (before != null) {
            throw SpfException.permanent("'" + term + "' is there a second time");
        }
        return MacroString.domain(domain);
    }

    private static Directive directive(String term) throws SpfException {
        var matcher = DIRECTIVE.matcher(term);
        if (!matcher.matches()) {
            throw SpfException.permanent("'" + term + "' is no term");
        }
        var verdict = switch (matcher.group(1)) {
            case "-" -> Verdict.FAIL;
            case "~" -> Verdict.SOFTFAIL;
            case "?" -> Verdict.NEUTRAL;
            default -> Verdict.PASS;
        };
        var argument = matcher.group(3) == null ? "" : matcher.group(3);
        return new Directive(verdict, mechanism(matcher.group(2).toLowerCase(Locale.ROOT), argument, term));
    }

    private static Mechanism mechanism(String name, String argument, String term) throws SpfException {
        return switch (name) {
            case "all" -> {
                if (!argument.isEmpty()) {
                    throw SpfException.permanent("'" + term + "' takes nothing");
                }
                yield new Mechanism.All();
            }
            case "include" -> new Mechanism.Include(required(argument, term));
            case "exists" -> new Mechanism.Exists(required(argument, term));
            case "ptr" -> new Mechanism.Reverse(optional(argument));
            case "ip4" -> network(argument, false, term);
            case "ip6" -> network(argument, true, term);
            case "a", "mx" -> {
                var ipv6 = prefix(argument, "//");
                var rest = argument.substring(0, argument.length() - (ipv6 == null ? 0 : 2 + ipv6.length()));
                var ipv4 = prefix(rest, "/");
                var domain = optional(rest.substring(0, rest.length() - (ipv4 == null ? 0 : 1 + ipv4.length())));
                var prefixes = new Prefixes(bits(ipv4, IPV4_BITS, term), bits(ipv6, IPV6_BITS, term));
                yield name.equals("a")
                        ? new Mechanism.Address(domain, prefixes)
                        : new Mechanism.Exchangers(domain, prefixes);
            }
            default -> throw SpfException.permanent("there is no mechanism " + name);
        };
    }

    /// The digits after the last slashes; null where the argument does not end that way.
    private static @Nullable String prefix(String argument, String slashes) {
        int at = argument.lastIndexOf(slashes);
        var digits = at < 0 ? "" : argument.substring(at + slashes.length());
        return PREFIX.matcher(digits).matches() ? digits : null;
    }

    private static MacroString required(String argument, String term) throws SpfException {
        var domain = optional(argument);
        if (domain == null) {
            throw SpfException.permanent("'" + term + "' names no domain");
        }
        return domain;
    }

    private static @Nullable MacroString optional(String argument) throws SpfException {
        if (argument.isEmpty()) {
            return null;
        }
        if (!argument.startsWith(":")) {
            throw SpfException.permanent("'" + argument + "' is no prefix");
        }
        return MacroString.domain(argument.substring(1));
    }

    private static Mechanism network(String argument, boolean ipv6, String term) throws SpfException {
        if (!argument.startsWith(":")) {
            throw SpfException.permanent("'" + term + "' names no network");
        }
        int slash = argument.indexOf('/');
        var text = argument.substring(1, slash < 0 ? argument.length() : slash);
        int most = ipv6 ? IPV6_BITS : IPV4_BITS;
        var prefix = slash < 0 ? null : argument.substring(slash + 1);
        if (prefix != null && !PREFIX.matcher(prefix).matches()) {
            throw SpfException.permanent("'" + term + "' names no network");
        }
        var address = ipv6 ? Addresses.ipv6(text) : Addresses.ipv4(text);
        return new Mechanism.Network(
                address.orElseThrow(() -> SpfException.permanent("'" + term + "' names no network")),
                bits(prefix, most, term));
    }

    private static int bits(@Nullable String text, int most, String term) throws SpfException {
        int bits = text == null ? most : Integer.parseInt(text);
        if (bits > most) {
            throw SpfException.permanent("'" + term + "' has a prefix that is too long");
        }
        return bits;
    }
}
