package com.mailboxkit.web.session;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// Sessions of browsers. Limits are within an hour that slides; 0 is no limit, beyond them 429 `rate_limited`.
///
/// @param idleTimeout a session that is not used for so long ends
/// @param lifetime a session ends then, however much it is used
/// @param signInsPerAddress attempts from one IPv4 address or one IPv6 network of 64 bits
/// @param linksPerAddress links that are asked for, likewise
/// @param linksPerOwner links that are mailed to one owner; further ones are not mailed, and nobody can see that
@ConfigurationProperties("mailboxkit.sessions")
public record SessionProperties(
        @DefaultValue("12h") Duration idleTimeout,
        @DefaultValue("30d") Duration lifetime,
        @DefaultValue("30") int signInsPerAddress,
        @DefaultValue("10") int linksPerAddress,
        @DefaultValue("5") int linksPerOwner) {

    public SessionProperties {
        if (!idleTimeout.isPositive() || !lifetime.isPositive()) {
            throw new IllegalArgumentException(
                    "mailboxkit.sessions: idle-timeout and lifetime must be more than nothing");
        }
        if (signInsPerAddress < 0 || linksPerAddress < 0 || linksPerOwner < 0) {
            throw new IllegalArgumentException("mailboxkit.sessions.*-per-*: must not be negative; 0 is no limit");
        }
    }
}
