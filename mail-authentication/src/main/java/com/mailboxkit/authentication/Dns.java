package com.mailboxkit.authentication;

import java.net.InetAddress;
import java.util.List;

/// What mail authentication asks DNS. Names are in A-labels, without the final dot, in any case; aliases are followed.
/// A name that does not exist has no records.
public interface Dns extends TxtRecords {

    /// @param ipv6 whether the AAAA records are wanted, else the A records
    List<InetAddress> addresses(String name, boolean ipv6) throws DnsUnavailableException;

    /// The servers of the MX records, by preference.
    List<String> mailExchangers(String name) throws DnsUnavailableException;

    /// Whether there is such a name, with records of any type or names below it (RFC 8020).
    boolean exists(String name) throws DnsUnavailableException;

    /// The names that the reverse zone has for an address; not yet confirmed.
    List<String> names(InetAddress address) throws DnsUnavailableException;
}
