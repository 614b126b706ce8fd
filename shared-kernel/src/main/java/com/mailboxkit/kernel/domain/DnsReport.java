package com.mailboxkit.kernel.domain;

import java.time.Instant;

/// The DNS records of a domain.
public record DnsReport(DnsCheck mx, DnsCheck spf, DnsCheck dkim, DnsCheck dmarc, Instant at) {

    /// The summary for a domain whose records are all right.
    public static final String TAKEN = "Another organization has verified this domain. It is free once their records"
            + " are gone and have been checked, which happens every day.";
}
