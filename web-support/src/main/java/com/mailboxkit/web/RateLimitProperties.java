package com.mailboxkit.web;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// How much callers may ask for; beyond it 429 `rate_limited`. Windows of requests are fixed: minutes and
/// days of UTC; that of registrations slides. 0 is no limit.
///
/// @param requestsPerMinute of one API key
/// @param requestsPerDay of one API key
/// @param organizationRequestsPerMinute of all keys of an organization together; five times those of one key where it
///     is not given
/// @param organizationRequestsPerDay likewise
/// @param registrationsPerAddress within an hour, from one IPv4 address or one IPv6 network of 64 bits
/// @param registrationsPerOwner within an hour, for one owner's email address
@ConfigurationProperties("mailboxkit.rate-limits")
public record RateLimitProperties(
        @DefaultValue("1000") int requestsPerMinute,
        @DefaultValue("50000") int requestsPerDay,
        @Nullable Integer organizationRequestsPerMinute,
        @Nullable Integer organizationRequestsPerDay,
        @DefaultValue("5") int registrationsPerAddress,
        @DefaultValue("3") int registrationsPerOwner) {

    private static final int NO_LIMIT = Integer.MAX_VALUE;
    private static final int KEYS = 5; // that may use up their limits at a time, unless configured otherwise

    public RateLimitProperties {
        organizationRequestsPerMinute = forAllKeys(organizationRequestsPerMinute, requestsPerMinute);
        organizationRequestsPerDay = forAllKeys(organizationRequestsPerDay, requestsPerDay);
        if (organizationRequestsPerMinute < 0 || organizationRequestsPerDay < 0) {
            throw new IllegalArgumentException("mailboxkit.rate-limits.organization-*: must not be negative");
        }
        if (requestsPerMinute < 0 || requestsPerDay < 0 || registrationsPerAddress < 0 || registrationsPerOwner < 0) {
            throw new IllegalArgumentException("mailboxkit.rate-limits.*: must not be negative");
        }
    }

    boolean limitRequests() {
        return requestsPerMinute > 0
                || requestsPerDay > 0
                || perMinuteOfOrganization() < NO_LIMIT
                || perDayOfOrganization() < NO_LIMIT;
    }

    int perMinute() {
        return limit(requestsPerMinute);
    }

    int perDay() {
        return limit(requestsPerDay);
    }

    int perMinuteOfOrganization() {
        return limit(Objects.requireNonNull(organizationRequestsPerMinute));
    }

    int perDayOfOrganization() {
        return limit(Objects.requireNonNull(organizationRequestsPerDay));
    }

    private static int limit(int configured) {
        return configured == 0 ? NO_LIMIT : configured;
    }

    private static int forAllKeys(@Nullable Integer configured, int perKey) {
        return configured == null ? (int) Math.min(NO_LIMIT, (long) KEYS * perKey) : configured;
    }
}
