package com.mailboxkit.smtp.inbound;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/// The SMTP server.
///
/// @param port 0 for any free one
/// @param hostname what it calls itself
/// @param maxMessageSize announced as SIZE (RFC 1870); beyond it 552
/// @param maxRecipients of one transaction; beyond it 452
/// @param maxConnections at a time; beyond it 421
/// @param maxConnectionsPerAddress at a time from one IP address; beyond it 421
/// @param idleTimeout how long a client may say nothing; RFC 5321, section 4.5.3.2.7, wants 5 minutes at least
/// @param tls what STARTTLS (RFC 3207) shows
@ConfigurationProperties("mailboxkit.smtp")
public record InboundProperties(
        @DefaultValue("2525") int port,
        @DefaultValue("localhost") String hostname,
        @DefaultValue("50MB") DataSize maxMessageSize,
        @DefaultValue("100") int maxRecipients,
        @DefaultValue("2000") int maxConnections,
        @DefaultValue("1500") int maxConnectionsPerAddress,
        @DefaultValue("5m") Duration idleTimeout,
        @DefaultValue Tls tls) {

    /// Both or none; with none the server makes itself a certificate at each start, which is enough for the
    /// opportunistic encryption between mail servers (RFC 7435).
    ///
    /// @param certificate location of a PEM file with the chain, the server's own first, for example `file:/etc/…`
    /// @param privateKey location of its PKCS #8 key in PEM, not encrypted
    public record Tls(
            @DefaultValue("") String certificate,
            @DefaultValue("") String privateKey) {}
}
