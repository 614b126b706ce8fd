package com.mailboxkit.command.webhook;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// When a webhook is called again.
///
/// @param waits after the first failed attempt, after the second, and so on; after the one that follows the
///     last wait, the event is given up
/// @param spread waits are longer or shorter by up to this part of them, so that what failed together does not
///     come back together
/// @param longestRetryAfter a receiver that asks for a longer wait than this gets this
/// @param disableAfter a webhook that did nothing but fail for this long is disabled
/// @param watchdog after this long without a result, the attempt is asked for again, then after twice that, and
///     so on; one that still waits or runs ignores it, one that was lost with its process begins anew
@ConfigurationProperties("mailboxkit.webhooks.retries")
public record WebhookRetryProperties(
        @DefaultValue({"5s", "5m", "30m", "2h", "5h", "10h", "10h"})
        List<Duration> waits,

        @DefaultValue("0.1") double spread,
        @DefaultValue("1d") Duration longestRetryAfter,
        @DefaultValue("5d") Duration disableAfter,
        @DefaultValue("1m") Duration watchdog) {

    private static final int MOST_DOUBLINGS = 5;

    public WebhookRetryProperties {
        waits = List.copyOf(waits);
        if (waits.stream().anyMatch(Duration::isNegative) || spread < 0 || spread > 1) {
            throw new IllegalArgumentException(
                    "mailboxkit.webhooks.retries: waits must not be negative, spread lies between 0 and 1");
        }
        if (!watchdog.isPositive()) {
            throw new IllegalArgumentException("mailboxkit.webhooks.retries.watchdog must be positive");
        }
    }

    /// @param failures how often the event failed so far, at least 1
    /// @param retryAfterSeconds what the receiver asked for
    /// @param chance from -1 to 1
    /// @return empty where it is to be given up
    Optional<Instant> next(int failures, @Nullable Long retryAfterSeconds, double chance, Instant now) {
        if (failures > waits.size()) {
            return Optional.empty();
        }
        long wait = Math.round(waits.get(failures - 1).toMillis() * (1 + spread * chance));
        if (retryAfterSeconds != null) {
            long asked = Math.min(retryAfterSeconds, longestRetryAfter.toSeconds()) * 1000;
            wait = Math.max(wait, asked);
        }
        return Optional.of(now.plusMillis(wait));
    }

    /// @param asked how often the running attempt was asked for, 1 for the first time
    Duration patience(int asked) {
        return watchdog.multipliedBy(1L << Math.min(asked - 1, MOST_DOUBLINGS));
    }
}
