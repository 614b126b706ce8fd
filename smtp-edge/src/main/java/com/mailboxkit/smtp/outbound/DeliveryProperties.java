package com.mailboxkit.smtp.outbound;

import java.time.Duration;
import java.util.stream.Stream;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// How mail leaves.
///
/// @param mode whereto
/// @param relay the smart host of mode `relay`
/// @param mxPort port of other domains' servers in mode `mx`
/// @param dnsServer address of the resolver for MX records; empty: the system's
/// @param allowPrivateDestinations whether mode `mx` may connect to addresses that are not on the public internet; who
///     sends mail chooses the domain, so this would let every agent knock at the operator's own network
/// @param heloName what we call ourselves
/// @param firstConnections at a time to a provider that is not known yet; more with each message that it takes
/// @param connectionsPerDestination at a time to one provider, never more
/// @param patience how long a message waits for its turn with a provider before it is put off like one that was
/// deferred
/// @param timeouts how long a server may take
/// @param grace for deliveries that are under way when the platform stops; what takes longer is broken off and sent
///     again, so that it may arrive twice
/// @param maxConcurrentMessages that are being delivered at a time
/// @param maxRunning deliveries under way on this node, those included that wait for their turn with a provider; others
///     begin later
@ConfigurationProperties("mailboxkit.delivery")
public record DeliveryProperties(
        @DefaultValue("local") Mode mode,
        @DefaultValue Relay relay,
        @DefaultValue("25") int mxPort,
        @DefaultValue("") String dnsServer,
        @DefaultValue("false") boolean allowPrivateDestinations,
        @DefaultValue("localhost") String heloName,
        @DefaultValue("2") int firstConnections,
        @DefaultValue("10") int connectionsPerDestination,
        @DefaultValue("5m") Duration patience,
        @DefaultValue Timeouts timeouts,
        @DefaultValue("10s") Duration grace,
        @DefaultValue("200") int maxConcurrentMessages,
        @DefaultValue("10000") int maxRunning) {

    public DeliveryProperties {
        if (firstConnections < 1 || connectionsPerDestination < firstConnections || maxConcurrentMessages < 1) {
            throw new IllegalArgumentException(
                    "mailboxkit.delivery: first-connections and max-concurrent-messages must be"
                            + " at least 1, connections-per-destination not less than first-connections");
        }
        if (maxRunning < 1) {
            throw new IllegalArgumentException("mailboxkit.delivery.max-running must be at least 1");
        }
        if (grace.isNegative()) {
            throw new IllegalArgumentException("mailboxkit.delivery.grace must not be negative");
        }
    }

    /// Whereto mail goes that is not for an inbox here.
    public enum Mode {
        /// Nowhere: it is bounced.
        LOCAL,
        /// To a smart host.
        RELAY,
        /// To the servers that DNS names for each domain.
        MX
    }

    /// How long a server may take over each step (RFC 5321, section 4.5.3.2, whose values are the defaults).
    ///
    /// @param connect over taking a connection
    /// @param greeting over its greeting, and over answers that are not named below
    /// @param mail over the answer to MAIL
    /// @param recipient over the answer to RCPT
    /// @param data over the answer to DATA
    /// @param block over taking a part of the message
    /// @param end over the answer to the whole message, which it may scan first: who does not wait for it sends
    ///     everything once more
    public record Timeouts(
            @DefaultValue("30s") Duration connect,
            @DefaultValue("5m") Duration greeting,
            @DefaultValue("5m") Duration mail,
            @DefaultValue("5m") Duration recipient,
            @DefaultValue("2m") Duration data,
            @DefaultValue("3m") Duration block,
            @DefaultValue("10m") Duration end) {

        private static final Duration LONGEST = Duration.ofHours(1);

        public Timeouts {
            if (Stream.of(connect, greeting, mail, recipient, data, block, end)
                    .anyMatch(time -> time.toMillis() < 1 || time.compareTo(LONGEST) > 0)) {
                throw new IllegalArgumentException(
                        "mailboxkit.delivery.timeouts: each must be from a millisecond to an hour");
            }
        }
    }

    /// The smart host.
    ///
    /// @param startTls whether encryption is required and the host must prove its name; else it is used where
    ///     offered, and proves nothing
    /// @param username empty for none; with a login the host must prove its name in any case, and encryption
    ///     is required unless the host is this machine
    public record Relay(
            @DefaultValue("localhost") String host,
            @DefaultValue("25") int port,
            @DefaultValue("false") boolean startTls,
            @DefaultValue("") String username,
            @DefaultValue("") String password) {

        /// Without the password.
        @Override
        public String toString() {
            return "Relay[" + host + ":" + port + "]";
        }
    }
}
