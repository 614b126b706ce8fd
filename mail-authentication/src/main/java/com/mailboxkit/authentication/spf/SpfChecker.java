package com.mailboxkit.authentication.spf;

import com.mailboxkit.authentication.Dns;
import java.net.InetAddress;
import java.time.Clock;
import java.util.Locale;

/// Asks domains whether a host may send for them (RFC 7208).
public final class SpfChecker {

    private final Dns dns;
    private final String receiver;
    private final Clock clock;

    /// @param receiver what this host calls itself, for what domains say to those whom they refuse
    public SpfChecker(Dns dns, String receiver, Clock clock) {
        this.dns = dns;
        this.receiver = receiver;
        this.clock = clock;
    }

    /// @param client where the mail comes from; an IPv4 address in IPv6 clothes counts as what it is
    /// @param mailFrom the reverse path, empty for none: then the domain of `helo` is asked
    /// @param helo what the client calls itself
    public SpfResult check(InetAddress client, String mailFrom, String helo) {
        int at = mailFrom.lastIndexOf('@');
        var domain = mailFrom.isEmpty() ? helo : mailFrom.substring(at + 1);
        var local = at > 0 ? mailFrom.substring(0, at) : "postmaster";
        var question = new Question(client, local, domain, helo, receiver, clock.instant());
        return new Evaluation(dns, question).check(domain.toLowerCase(Locale.ROOT));
    }
}
