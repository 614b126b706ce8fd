package com.mailboxkit.authentication.spf;

import java.net.InetAddress;
import org.jspecify.annotations.Nullable;

/// What a directive compares with the client (RFC 7208, section 5). A null domain is the current one.
sealed interface Mechanism {

    /// Matches every client.
    record All() implements Mechanism {}

    /// Matches clients that the policy of another domain passes.
    record Include(MacroString domain) implements Mechanism {}

    /// Matches the addresses of a host.
    record Address(@Nullable MacroString domain, Prefixes prefixes) implements Mechanism {}

    /// Matches the addresses of the mail exchangers of a domain.
    record Exchangers(@Nullable MacroString domain, Prefixes prefixes) implements Mechanism {}

    /// Matches clients with a confirmed name in a domain.
    record Reverse(@Nullable MacroString domain) implements Mechanism {}

    /// Matches a network.
    record Network(InetAddress address, int prefix) implements Mechanism {}

    /// Matches where a name has an A record, whatever its value.
    record Exists(MacroString domain) implements Mechanism {}

    /// How many bits of an address are compared.
    record Prefixes(int ipv4, int ipv6) {

        int of(InetAddress address) {
            return address.getAddress().length == Addresses.IPV4_OCTETS ? ipv4 : ipv6;
        }
    }
}
