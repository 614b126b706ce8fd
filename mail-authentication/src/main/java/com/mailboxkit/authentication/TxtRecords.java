package com.mailboxkit.authentication;

import java.util.List;

/// The TXT records in which domains publish their mail policies and keys.
@FunctionalInterface
public interface TxtRecords {

    /// The TXT records of a name, each with its strings concatenated, one char for each octet; empty
    /// without records.
    ///
    /// @param name in A-labels, without the final dot
    List<String> txt(String name) throws DnsUnavailableException;
}
