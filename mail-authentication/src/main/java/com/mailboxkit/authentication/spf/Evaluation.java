package com.mailboxkit.authentication.spf;

import com.mailboxkit.authentication.Dns;
import com.mailboxkit.authentication.DnsUnavailableException;
import com.mailboxkit.authentication.spf.Mechanism.Address;
import com.mailboxkit.authentication.spf.Mechanism.All;
import com.mailboxkit.authentication.spf.Mechanism.Exchangers;
import com.mailboxkit.authentication.spf.Mechanism.Exists;
import com.mailboxkit.authentication.spf.Mechanism.Include;
import com.mailboxkit.authentication.spf.Mechanism.Network;
import com.mailboxkit.authentication.spf.Mechanism.Prefixes;
import com.mailboxkit.authentication.spf.Mechanism.Reverse;
import com.mailboxkit.authentication.spf.SpfResult.Verdict;
import java.net.InetAddress;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// One run of `check_host` (RFC 7208, section 4), including the domains that it refers to.
final class Evaluation {

    private static final Pattern NAME = Pattern.compile("[^.]{1,63}(?:\\.[^.]{1,63})++\\.?");
    private static final int MAX_NAME = 253;

    private final Dns dns;
    private final SpfRequest request;
    private final Limits limits = new Limits();

    Evaluation(Dns dns, SpfRequest request) {
        this.dns = dns;
        this.request = request;
    }

    /// The result of a policy.
    ///
    /// @param source domain of the policy with this result, for its explanation
    private record CheckResult(Verdict verdict, @Nullable Source source) {

        static final CheckResult NONE = new CheckResult(Verdict.NONE, null);
    }

    private record Source(SpfRecord record, String domain) {}

    SpfResult check(String domain) {
        try {
            var result = checkHost(domain);
            return new SpfResult(result.verdict(), domain, null, explanation(result));
        } catch (SpfException fault) {
            return new SpfResult(fault.verdict(), domain, fault.getMessage(), null);
        }
    }

    private CheckResult checkHost(String domain) throws SpfException {
        if (!isName(domain)) {
            return CheckResult.NONE;
        }
        var records =
                query(() -> dns.txt(domain)).stream().filter(SpfRecord::isOne).toList();
        if (records.isEmpty()) {
            return CheckResult.NONE;
        }
        if (records.size() > 1) {
            throw SpfException.permanent(domain + " has more than one policy");
        }
        var source = new Source(SpfRecord.parse(records.getFirst()), domain);
        for (var directive : source.record().directives()) {
            if (matches(directive.mechanism(), domain)) {
                return new CheckResult(directive.verdict(), source);
            }
        }
        return source.record().redirect() == null
                ? new CheckResult(Verdict.NEUTRAL, source)
                : redirected(source.record().redirect(), domain);
    }

    private CheckResult redirected(MacroString redirect, String domain) throws SpfException {
        limits.countTerm();
        var target = expand(redirect, domain);
        var result = checkHost(target);
        if (result.verdict() == Verdict.NONE) {
            throw SpfException.permanent(target + ", whose policy is to be used, has none");
        }
        return result;
    }

    private boolean matches(Mechanism mechanism, String domain) throws SpfException {
        return switch (mechanism) {
            case All all -> true;
            case Network network -> Addresses.share(request.client(), network.address(), network.prefix());
            case Include include -> includes(include, domain);
            case Address address -> {
                limits.countTerm();
                yield isAt(found(addresses(target(address.domain(), domain))), address.prefixes());
            }
            case Exchangers exchangers -> isAtExchanger(exchangers, domain);
            case Reverse reverse -> isNamed(reverse, domain);
            case Exists exists -> {
                limits.countTerm();
                var name = expand(exists.domain(), domain);
                yield isName(name)
                        && !found(query(() -> dns.addresses(name, false))).isEmpty();
            }
        };
    }

    private boolean includes(Include include, String domain) throws SpfException {
        limits.countTerm();
        var target = expand(include.domain(), domain);
        var verdict = checkHost(target).verdict();
        if (verdict == Verdict.NONE) {
            throw SpfException.permanent(target + ", whose policy is included, has none");
        }
        return verdict == Verdict.PASS;
    }

    private boolean isAtExchanger(Exchangers exchangers, String domain) throws SpfException {
        limits.countTerm();
        var target = target(exchangers.domain(), domain);
        var hosts = isName(target) ? found(query(() -> dns.mailExchangers(target))) : List.<String>of();
        if (hosts.size() > Limits.MAX_EXCHANGERS) {
            throw SpfException.permanent(target + " has more than " + Limits.MAX_EXCHANGERS + " mail exchangers");
        }
        for (var host : hosts) {
            if (isAt(addresses(host), exchangers.prefixes())) {
                return true;
            }
        }
        return false;
    }

    private boolean isNamed(Reverse reverse, String domain) throws SpfException {
        limits.countTerm();
        var target = target(reverse.domain(), domain);
        var names = new ConfirmedNames(dns, request);
        if (names.isVoid()) {
            limits.countVoid();
            return false;
        }
        return names.liesIn(target);
    }

    private boolean isAt(List<InetAddress> addresses, Prefixes prefixes) {
        return addresses.stream().anyMatch(address -> Addresses.share(request.client(), address, prefixes.of(address)));
    }

    private List<InetAddress> addresses(String name) throws SpfException {
        return isName(name) ? query(() -> dns.addresses(name, request.isIpv6())) : List.of();
    }

    private <T> List<T> found(List<T> records) throws SpfException {
        if (records.isEmpty()) {
            limits.countVoid();
        }
        return records;
    }

    private interface DnsQuery<T> {
        List<T> records() throws DnsUnavailableException;
    }

    private static <T> List<T> query(DnsQuery<T> query) throws SpfException {
        try {
            return query.records();
        } catch (DnsUnavailableException unavailable) {
            throw SpfException.temporary(unavailable);
        }
    }

    private String target(@Nullable MacroString given, String domain) throws SpfException {
        return given == null ? domain : expand(given, domain);
    }

    /// Names that are too long lose labels from the left (section 7.3).
    private String expand(MacroString macros, String domain) throws SpfException {
        var name = macros.expand(letter -> value(letter, domain));
        name = name.endsWith(".") ? name.substring(0, name.length() - 1) : name;
        while (name.length() > MAX_NAME && name.indexOf('.') >= 0) {
            name = name.substring(name.indexOf('.') + 1);
        }
        return name;
    }

    private String value(char letter, String domain) {
        return switch (letter) {
            case 's' -> request.sender();
            case 'l' -> request.local();
            case 'o' -> request.domain();
            case 'd' -> domain;
            case 'i' -> Addresses.dotted(request.client());
            case 'p' -> new ConfirmedNames(dns, request).nearest(domain);
            case 'v' -> request.isIpv6() ? "ip6" : "in-addr";
            case 'h' -> request.helo();
            case 'c' -> Addresses.readable(request.client());
            case 'r' -> request.receiver();
            case 't' -> Long.toString(request.at().getEpochSecond());
            default -> throw new IllegalArgumentException("there is no macro " + letter);
        };
    }

    /// On any failure here, there is no explanation.
    private @Nullable String explanation(CheckResult result) {
        var source = result.source();
        if (result.verdict() != Verdict.FAIL
                || source == null
                || source.record().explanation() == null) {
            return null;
        }
        try {
            var name = expand(source.record().explanation(), source.domain());
            var texts = isName(name) ? dns.txt(name) : List.<String>of();
            return texts.size() == 1
                    ? MacroString.explanation(texts.getFirst()).expand(letter -> value(letter, source.domain()))
                    : null;
        } catch (SpfException | DnsUnavailableException nothing) {
            return null;
        }
    }

    private static boolean isName(String domain) {
        return domain.length() <= MAX_NAME + 1
                && NAME.matcher(domain.toLowerCase(Locale.ROOT)).matches();
    }
}
