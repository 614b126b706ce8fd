package com.mailboxkit.web.idempotency;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/// How requests with an `Idempotency-Key` are kept.
///
/// @param retention how long an outcome is replayed, from when its request first came
/// @param maxKeyLength characters of the header
/// @param minAnonymousKeyLength of a request without API key: who guesses it may be shown what the answer holds
/// @param patience how long a request waits for one that has its key and is under way; beyond it 409
///     `idempotency_in_flight`
/// @param lease how long a request is taken to be under way after its node was last heard of; renewed until it ends.
///     After a crash its repetition waits that long
/// @param maxAnswerSize of an outcome that is kept; the request behind a larger one is carried out again instead
/// @param memoryPerBody what of a body is held in memory; a longer one waits in a temporary file
/// @param cleaningInterval how often what is older than `retention` is deleted
@ConfigurationProperties("mailboxkit.idempotency")
public record IdempotencyProperties(
        @DefaultValue("24h") Duration retention,
        @DefaultValue("255") int maxKeyLength,
        @DefaultValue("16") int minAnonymousKeyLength,
        @DefaultValue("10s") Duration patience,
        @DefaultValue("5s") Duration lease,
        @DefaultValue("1MB") DataSize maxAnswerSize,
        @DefaultValue("256KB") DataSize memoryPerBody,
        @DefaultValue("1m") Duration cleaningInterval) {

    public IdempotencyProperties {
        if (!retention.isPositive() || !lease.isPositive() || !cleaningInterval.isPositive() || patience.isNegative()) {
            throw new IllegalArgumentException(
                    "mailboxkit.idempotency: retention, lease and cleaning-interval must be more than nothing");
        }
        if (minAnonymousKeyLength < 1 || maxKeyLength < minAnonymousKeyLength) {
            throw new IllegalArgumentException(
                    "mailboxkit.idempotency: max-key-length must not be less than min-anonymous-key-length");
        }
    }
}
