package com.mailboxkit.kernel.domain;

import org.jspecify.annotations.Nullable;

/// The records by which a domain's owner delegates its mail to this platform, as they are to be published.
public record DnsRecords(DnsRecord mx, DnsRecord spf, DnsRecord dkim, DnsRecord dmarc) {

    private static final int MX_PREFERENCE = 10;

    /// One record.
    ///
    /// @param type `MX` or `TXT`
    /// @param host relative to the domain, `@` for the domain itself
    /// @param priority of an MX record, its preference; null for others
    public record DnsRecord(
            String type,
            String host,
            String value,
            @Nullable Integer priority) {}

    /// @param mailHost the name of this platform's SMTP server
    /// @param spf the mechanism that names its servers (RFC 7208, section 5), such as `mx`
    public static DnsRecords of(String selector, String publicKey, String mailHost, String spf) {
        return new DnsRecords(
                new DnsRecord("MX", "@", mailHost, MX_PREFERENCE),
                new DnsRecord("TXT", "@", "v=spf1 " + spf + " -all", null),
                new DnsRecord("TXT", selector + "._domainkey", "v=DKIM1; k=rsa; p=" + publicKey, null),
                new DnsRecord("TXT", "_dmarc", "v=DMARC1; p=none;", null));
    }
}
