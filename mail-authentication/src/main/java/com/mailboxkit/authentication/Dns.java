package com.mailboxkit.authentication;

import java.net.InetAddress;
import java.util.List;

/// The DNS queries of mail authentication. Names are in A-labels, without the final dot, in any case; aliases
/// are followed. A name that does not exist has no records.
public interface Dns extends TxtRecords {

    /// @param ipv6 whether to query the AAAA records instead of the A records
    List<InetAddress> addresses(String name, boolean ipv6) throws DnsUnavailableException;

    /// The servers of the MX records, by preference.
    List<String> mailExchangers(String name) throws DnsUnavailableException;

    /// Whether the name exists, with records of any type or names below it (RFC 8020).
    boolean exists(String name) throws DnsUnavailableException;

    /// The PTR names of an address; not confirmed yet.
    List<String> names(InetAddress address) throws DnsUnavailableException;
}
