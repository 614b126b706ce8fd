package com.mailboxkit.command.message;

import java.time.Duration;
import java.time.Instant;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// How opens are counted after the first, so that whoever fetches a picture again and again fills no event store.
///
/// @param most of one recipient; later ones are not counted
/// @param pause within this time after one that was counted, no other is
@ConfigurationProperties("mailboxkit.opens")
public record OpenProperties(
        @DefaultValue("100") int most, @DefaultValue("1m") Duration pause) {

    public OpenProperties {
        if (most < 1 || pause.isNegative()) {
            throw new IllegalArgumentException("mailboxkit.opens: most must be positive, pause not negative");
        }
    }

    /// Whether one more is counted.
    ///
    /// @param count how many were before
    boolean counts(int count, Instant last, Instant at) {
        return count < most && !at.isBefore(last.plus(pause));
    }
}
