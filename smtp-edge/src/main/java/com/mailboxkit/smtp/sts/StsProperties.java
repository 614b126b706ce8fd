package com.mailboxkit.smtp.sts;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// Whether and how the policies of domains are found that want mail to reach them encrypted only, in mode `mx`.
///
/// @param enabled whether they are heeded
/// @param port of the servers that show them
/// @param timeout for all of a fetch
/// @param retryAfter how long a policy that could not be fetched is not fetched again
/// @param maxDomains whose policies are remembered; beyond it those that were not needed for longest are forgotten
/// @param certificates location of a PEM file with the certificate authorities to believe, instead of those that Java
///     believes
@ConfigurationProperties("mailboxkit.delivery.mta-sts")
public record StsProperties(
        @DefaultValue("true") boolean enabled,
        @DefaultValue("443") int port,
        @DefaultValue("15s") Duration timeout,
        @DefaultValue("5m") Duration retryAfter,
        @DefaultValue("10000") int maxDomains,
        @DefaultValue("") String certificates) {

    public StsProperties {
        if (timeout.isNegative() || timeout.isZero() || retryAfter.isNegative() || maxDomains < 1) {
            throw new IllegalArgumentException(
                    "mailboxkit.delivery.mta-sts: timeout must be positive, retry-after not negative, max-domains at least 1");
        }
    }
}
