package com.mailboxkit.web;

import java.time.Duration;
import java.util.stream.Stream;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/// What the HTTP side takes at most.
///
/// @param maxBodySize of a request with an API key; beyond it 413 `payload_too_large`
/// @param maxAnonymousBodySize of any other request, such as a registration
/// @param headerTimeout from the first byte of a request until the end of its headers; then the connection is closed
/// @param bodyTimeout between two pieces of a body; beyond it 408 `request_timeout`
/// @param maxBodyTime from the headers to the end of the body; beyond it 408
/// @param idleTimeout of a connection between two requests. Proxies that keep connections should close them earlier
/// @param maxConnectionsPerAddress at a time from one IPv4 address or one /64 of IPv6, those of trusted proxies aside;
///     the next one is closed at once. 0 is no limit
@ConfigurationProperties("mailboxkit.http")
public record HttpProperties(
        @DefaultValue("75MB") DataSize maxBodySize,
        @DefaultValue("16KB") DataSize maxAnonymousBodySize,
        @DefaultValue("20s") Duration headerTimeout,
        @DefaultValue("60s") Duration bodyTimeout,
        @DefaultValue("15m") Duration maxBodyTime,
        @DefaultValue("90s") Duration idleTimeout,
        @DefaultValue("500") int maxConnectionsPerAddress) {

    public HttpProperties {
        if (!Stream.of(headerTimeout, bodyTimeout, maxBodyTime, idleTimeout).allMatch(Duration::isPositive)) {
            throw new IllegalArgumentException(
                    "mailboxkit.http: header-timeout, body-timeout, max-body-time and idle-timeout must be more than"
                            + " nothing");
        }
        if (maxConnectionsPerAddress < 0) {
            throw new IllegalArgumentException(
                    "mailboxkit.http.max-connections-per-address: must not be negative; 0 is no limit");
        }
    }
}
