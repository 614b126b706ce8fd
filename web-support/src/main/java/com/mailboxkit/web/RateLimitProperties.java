package com.mailboxkit.web;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// How much callers may ask for; beyond it 429 `rate_limited`. Windows are fixed: minutes, hours and days of UTC.
/// 0 is no limit.
///
/// @param requestsPerMinute of one API key
/// @param requestsPerDay of one API key
/// @param registrationsPerAddress in an hour, from one IPv4 address or one IPv6 network of 64 bits
/// @param registrationsPerOwner in an hour, for one owner's email address
@ConfigurationProperties("mailboxkit.rate-limits")
public record RateLimitProperties(
        @DefaultValue("1000") int requestsPerMinute,
        @DefaultValue("50000") int requestsPerDay,
        @DefaultValue("5") int registrationsPerAddress,
        @DefaultValue("3") int registrationsPerOwner) {

    public RateLimitProperties {
        if (requestsPerMinute < 0 || requestsPerDay < 0 || registrationsPerAddress < 0 || registrationsPerOwner < 0) {
            throw new IllegalArgumentException("mailboxkit.rate-limits.*: must not be negative");
        }
    }

    boolean limitRequests() {
        return requestsPerMinute > 0 || requestsPerDay > 0;
    }
}
