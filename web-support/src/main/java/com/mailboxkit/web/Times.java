package com.mailboxkit.web;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/// Spans of time as callers give them: by days in UTC or by points in time, both ends included.
public final class Times {

    /// What is told of a text that is neither.
    public static final String EXPECTED = "must be a day like 2026-01-31 or a time like 2026-01-31T12:00:00Z";

    /// How the description of the API calls what is either.
    public static final String FORMAT = "day-or-time";

    private static final int DAY = "2026-01-31".length();

    private Times() {}

    /// Where a span begins; empty where `text` is no time.
    public static Optional<Instant> from(String text) {
        return parse(text, false);
    }

    /// The first moment after a span; empty where `text` is no time.
    public static Optional<Instant> until(String text) {
        return parse(text, true);
    }

    private static Optional<Instant> parse(String text, boolean isLast) {
        try {
            if (text.length() > DAY) {
                var instant = Instant.parse(text);
                return Optional.of(isLast ? instant.plus(1, ChronoUnit.MILLIS) : instant);
            }
            var day = LocalDate.parse(text);
            return Optional.of((isLast ? day.plusDays(1) : day)
                    .atStartOfDay(ZoneOffset.UTC)
                    .toInstant());
        } catch (DateTimeParseException unknown) {
            return Optional.empty();
        }
    }
}
