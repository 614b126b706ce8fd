package com.mailboxkit.authentication;

import java.util.List;

/// Where domains publish what they say about their mail.
@FunctionalInterface
public interface TxtRecords {

    /// The TXT records of a name, each with its strings put together, one char for each octet; none where there is
    /// none.
    ///
    /// @param name in A-labels, without the final dot
    List<String> txt(String name) throws DnsUnavailableException;
}
