package com.mailboxkit.smtp.inbound;

import com.mailboxkit.kernel.net.Network;
import com.mailboxkit.smtp.session.ConnectionLimits;
import com.mailboxkit.smtp.session.SessionLimits;
import java.time.Duration;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/// The SMTP server for mail from other servers.
///
/// @param port 0 for any free one
/// @param hostname what it calls itself
/// @param maxMessageSize announced as SIZE (RFC 1870); beyond it 552
/// @param maxRecipients of one transaction; beyond it 452
/// @param maxConnections at a time; beyond it 421
/// @param maxConnectionsPerAddress at a time from one IPv4 address or one /64 of IPv6, a tenth of it while three
///     quarters of all are taken; beyond it 421. 0: not limited
/// @param reservedConnections of them, a quarter at most, for clients in `trustedNetworks`
/// @param trustedNetworks addresses and networks of your own, such as a relay that takes mail for this platform:
///     each of their addresses may have a quarter of all connections
/// @param firstMailTimeout how long a connection may last before its first MAIL; then 421. While three quarters of
///     all connections are taken, a client without a recipient may be silent for that long
/// @param idleTimeout how long a client may say nothing; RFC 5321, section 4.5.3.2.7, wants 5 minutes at least
/// @param maxSession how long a connection may last; then 421
/// @param maxCommands on one connection; then 421
/// @param maxErrors replies to what is no command (50x), on one connection; then 421
/// @param maxRefusals permanent refusals (5yz) of any kind, on one connection; then 421
/// @param tls what STARTTLS (RFC 3207) shows
@ConfigurationProperties("mailboxkit.smtp")
public record InboundProperties(
        @DefaultValue("2525") int port,
        @DefaultValue("localhost") String hostname,
        @DefaultValue("50MB") DataSize maxMessageSize,
        @DefaultValue("100") int maxRecipients,
        @DefaultValue("2000") int maxConnections,
        @DefaultValue("50") int maxConnectionsPerAddress,
        @DefaultValue("50") int reservedConnections,
        @DefaultValue({"127.0.0.1", "::1"}) List<String> trustedNetworks,
        @DefaultValue("60s") Duration firstMailTimeout,
        @DefaultValue("5m") Duration idleTimeout,
        @DefaultValue("1h") Duration maxSession,
        @DefaultValue("50000") int maxCommands,
        @DefaultValue("20") int maxErrors,
        @DefaultValue("200") int maxRefusals,
        @DefaultValue Tls tls) {

    /// Both or none; with none the server makes itself a certificate at each start, which is enough for the
    /// opportunistic encryption between mail servers (RFC 7435). Files that change are read again.
    ///
    /// @param certificate location of a PEM file with the chain, the server's own first, for example `file:/etc/…`
    /// @param privateKey location of its PKCS #8 key in PEM, not encrypted
    public record Tls(
            @DefaultValue("") String certificate,
            @DefaultValue("") String privateKey) {}

    public InboundProperties {
        trustedNetworks = List.copyOf(trustedNetworks);
        trustedNetworks.forEach(Network::parse);
    }

    SessionLimits limits() {
        return limits(
                ConnectionLimits.of(maxConnections, maxConnectionsPerAddress, reservedConnections, trustedNetworks));
    }

    /// For the connections of this process. How many there are `mailboxkit.delivery.connections-per-destination` says.
    SessionLimits ownLimits() {
        return limits(new ConnectionLimits(maxConnections, 0, 0, List.of()));
    }

    private SessionLimits limits(ConnectionLimits connections) {
        return new SessionLimits(
                maxMessageSize,
                maxRecipients,
                connections,
                firstMailTimeout,
                idleTimeout,
                maxSession,
                maxCommands,
                maxErrors,
                maxRefusals);
    }
}
