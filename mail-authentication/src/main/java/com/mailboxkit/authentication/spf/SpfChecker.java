package com.mailboxkit.authentication.spf;

import com.mailboxkit.authentication.Dns;
import java.net.InetAddress;
import java.time.Clock;
import java.util.Locale;

/// Checks whether a host may send for a domain (RFC 7208).
public final class SpfChecker {

    private final Dns dns;
    private final String receiver;
    private final Clock clock;

    /// @param receiver name of this host, for the explanations of domains
    public SpfChecker(Dns dns, String receiver, Clock clock) {
        this.dns = dns;
        this.receiver = receiver;
        this.clock = clock;
    }

    /// @param client address that the mail comes from; an IPv4-mapped IPv6 address counts as IPv4
    /// @param mailFrom the reverse path; if it is empty, the domain of `helo` is checked
    /// @param helo the client's HELO or EHLO name
    public SpfResult check(InetAddress client, String mailFrom, String helo) {
        int at = mailFrom.lastIndexOf('@');
        var domain = mailFrom.isEmpty() ? helo : mailFrom.substring(at + 1);
        var local = at > 0 ? mailFrom.substring(0, at) : "postmaster";
        var request = new SpfRequest(client, local, domain, helo, receiver, clock.instant());
        return new Evaluation(dns, request).check(domain.toLowerCase(Locale.ROOT));
    }
}
