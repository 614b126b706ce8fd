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
/// @param heloName what we call ourselves
/// @param connectionsPerDestination at a time
/// @param timeout of connecting, reading and writing, each
/// @param maxConcurrentMessages that are being delivered at a time
@ConfigurationProperties("mailboxkit.delivery")
public record DeliveryProperties(
        @DefaultValue("local") Mode mode,
        @DefaultValue Relay relay,
        @DefaultValue("25") int mxPort,
        @DefaultValue("") String dnsServer,
        @DefaultValue("localhost") String heloName,
        @DefaultValue("10") int connectionsPerDestination,
        @DefaultValue("30s") Duration timeout,
        @DefaultValue("200") int maxConcurrentMessages) {

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
    /// @param startTls whether encryption is required; otherwise it is used where offered
    /// @param username empty for none
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
