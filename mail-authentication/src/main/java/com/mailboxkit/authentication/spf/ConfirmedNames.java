package com.mailboxkit.authentication.spf;

import com.mailboxkit.authentication.Dns;
import com.mailboxkit.authentication.DnsUnavailableException;
import java.net.InetAddress;
import java.util.List;

/// The names of the client that its addresses confirm (RFC 7208, section 5.5). A DNS failure here counts as
/// no names.
final class ConfirmedNames {

    private static final String UNKNOWN = "unknown";

    private final Dns dns;
    private final InetAddress client;
    private final boolean ipv6;

    ConfirmedNames(Dns dns, SpfRequest request) {
        this.dns = dns;
        this.client = request.client();
        this.ipv6 = request.isIpv6();
    }

    /// Whether the reverse zone has no names at all.
    boolean isVoid() {
        return claimed().isEmpty();
    }

    boolean liesIn(String domain) {
        return claimed().stream().anyMatch(name -> isIn(name, domain) && isConfirmed(name));
    }

    /// The macro `p`: the domain itself, else a name in it, else any.
    String nearest(String domain) {
        var confirmed = claimed().stream().filter(this::isConfirmed).toList();
        return confirmed.stream()
                .filter(name -> name.equalsIgnoreCase(domain))
                .findFirst()
                .or(() -> confirmed.stream().filter(name -> isIn(name, domain)).findFirst())
                .or(() -> confirmed.stream().findFirst())
                .orElse(UNKNOWN);
    }

    private List<String> claimed() {
        try {
            return dns.names(client).stream()
                    .map(name -> name.endsWith(".") ? name.substring(0, name.length() - 1) : name)
                    .limit(Limits.MAX_NAMES)
                    .toList();
        } catch (DnsUnavailableException e) {
            return List.of();
        }
    }

    private static boolean isIn(String name, String domain) {
        return name.equalsIgnoreCase(domain)
                || name.length() > domain.length()
                        && name.regionMatches(
                                true, name.length() - domain.length() - 1, "." + domain, 0, domain.length() + 1);
    }

    private boolean isConfirmed(String name) {
        try {
            return dns.addresses(name, ipv6).contains(client);
        } catch (DnsUnavailableException e) {
            return false;
        }
    }
}
