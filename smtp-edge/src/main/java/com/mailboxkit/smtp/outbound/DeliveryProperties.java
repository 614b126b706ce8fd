package com.mailboxkit.smtp.outbound;

import java.time.Duration;
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
/// @param timeout of connecting, reading and writing, each
/// @param maxConcurrentMessages that are being delivered at a time
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
        @DefaultValue("30s") Duration timeout,
        @DefaultValue("200") int maxConcurrentMessages) {

    public DeliveryProperties {
        if (firstConnections < 1 || connectionsPerDestination < firstConnections || maxConcurrentMessages < 1) {
            throw new IllegalArgumentException(
                    "mailboxkit.delivery: first-connections and max-concurrent-messages must be"
                            + " at least 1, connections-per-destination not less than first-connections");
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
