package com.mailboxkit.authentication;

import java.net.InetAddress;
import java.util.Locale;

/// Whether the PTR name of an address resolves back to it (`iprev`, RFC 8601, section 3).
public final class ReverseName {

    private static final int MAX_NAMES = 10;

    private final Dns dns;

    public ReverseName(Dns dns) {
        this.dns = dns;
    }

    /// The results of `iprev`.
    public enum Verdict {
        PASS,
        FAIL,
        TEMPERROR;

        /// The keyword in `Authentication-Results`.
        public String wire() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public Verdict check(InetAddress address) {
        try {
            boolean ipv6 = address.getAddress().length > 4;
            for (var name : dns.names(address).stream().limit(MAX_NAMES).toList()) {
                if (dns.addresses(name, ipv6).contains(address)) {
                    return Verdict.PASS;
                }
            }
            return Verdict.FAIL;
        } catch (DnsUnavailableException unavailable) {
            return Verdict.TEMPERROR;
        }
    }
}
