package com.mailboxkit.authentication.spf;

import java.net.InetAddress;
import java.time.Instant;

/// The mail that is being checked.
///
/// @param local part of the sender
/// @param domain of the sender
record SpfRequest(InetAddress client, String local, String domain, String helo, String receiver, Instant at) {

    boolean isIpv6() {
        return client.getAddress().length != Addresses.IPV4_OCTETS;
    }

    String sender() {
        return local + "@" + domain;
    }
}
