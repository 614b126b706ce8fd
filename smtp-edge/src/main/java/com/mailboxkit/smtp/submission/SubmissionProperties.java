package com.mailboxkit.smtp.submission;

import com.mailboxkit.kernel.net.Network;
import com.mailboxkit.smtp.session.ConnectionLimits;
import com.mailboxkit.smtp.session.SessionLimits;
import java.net.InetAddress;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/// The SMTP server for programs that send (RFC 6409). Name and certificate are those of `mailboxkit.smtp`.
///
/// @param port 0 for any free one; null for the one that is [#PORTS_BETWEEN] above that of `mailboxkit.smtp`
/// @param maxMessageSize announced as SIZE (RFC 1870); beyond it 552
/// @param maxRecipients of one transaction; beyond it 452. Not more than `mailboxkit.messages.max-recipients`
/// @param maxConnections at a time; beyond it 421
/// @param maxConnectionsPerAddress at a time from one IPv4 address or one /64 of IPv6, a tenth of it while three
///     quarters of all are taken; beyond it 421. 0: not limited
/// @param reservedConnections of them, a quarter at most, for clients in `trustedNetworks` and for addresses that
///     logged in within the last hour
/// @param trustedNetworks addresses and networks of your own programs: each of their addresses may have a quarter of
///     all connections
/// @param firstMailTimeout how long a connection may last before its first login; then 421. While three quarters of
///     all connections are taken, a client without a recipient may be silent for that long
/// @param idleTimeout how long a client may say nothing
/// @param maxSession how long a connection may last; then 421
/// @param maxCommands on one connection; then 421
/// @param maxErrors replies to what is no command (50x), on one connection; then 421
/// @param maxRefusals permanent refusals (5yz) of any kind, on one connection; then 421
/// @param plainLoginsFrom addresses and networks from where nobody on the way can read an API key that is not
/// encrypted;
///     from elsewhere it is taken after STARTTLS only
@ConfigurationProperties("mailboxkit.submission")
public record SubmissionProperties(
        @Nullable Integer port,
        @DefaultValue("75MB") DataSize maxMessageSize,
        @DefaultValue("50") int maxRecipients,
        @DefaultValue("500") int maxConnections,
        @DefaultValue("50") int maxConnectionsPerAddress,
        @DefaultValue("50") int reservedConnections,
        @DefaultValue({"127.0.0.1", "::1"}) List<String> trustedNetworks,
        @DefaultValue("60s") Duration firstMailTimeout,
        @DefaultValue("5m") Duration idleTimeout,
        @DefaultValue("1h") Duration maxSession,
        @DefaultValue("50000") int maxCommands,
        @DefaultValue("20") int maxErrors,
        @DefaultValue("200") int maxRefusals,
        @DefaultValue({"127.0.0.0/8", "::1"}) List<String> plainLoginsFrom) {

    /// From 25 to 587, and so from 2525 to 2587.
    static final int PORTS_BETWEEN = 2587 - 2525;

    public SubmissionProperties {
        plainLoginsFrom = List.copyOf(plainLoginsFrom);
        plainLoginsFrom.forEach(Network::parse);
        trustedNetworks = List.copyOf(trustedNetworks);
        trustedNetworks.forEach(Network::parse);
    }

    boolean mayLogInPlain(InetAddress client) {
        return plainLoginsFrom.stream().map(Network::parse).anyMatch(network -> network.contains(client));
    }

    /// @param inboundPort of `mailboxkit.smtp`; any free one goes with any free one
    int portBeside(int inboundPort) {
        if (port != null) {
            return port;
        }
        return inboundPort == 0 ? 0 : inboundPort + PORTS_BETWEEN;
    }

    SessionLimits limits() {
        return new SessionLimits(
                maxMessageSize,
                maxRecipients,
                ConnectionLimits.of(maxConnections, maxConnectionsPerAddress, reservedConnections, trustedNetworks),
                firstMailTimeout,
                idleTimeout,
                maxSession,
                maxCommands,
                maxErrors,
                maxRefusals);
    }
}
