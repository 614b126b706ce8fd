package com.mailboxkit.web;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/// Points and spans of time as callers give them: by days in UTC or by points in time, both ends included. None is
/// taken that the stores behind could not compare with: years have four digits, and there is no year 0.
public final class Times {

    /// What is told of a text that is neither.
    public static final String EXPECTED = "must be a day like 2026-01-31 or a time like 2026-01-31T12:00:00Z";

    /// How the description of the API calls what is either.
    public static final String FORMAT = "day-or-time";

    private static final Instant FIRST = Instant.parse("0001-01-01T00:00:00Z");
    private static final Instant LAST = Instant.parse("9999-12-31T23:59:59.999Z");
    private static final int DAY = "2026-01-31".length();

    private Times() {}

    /// A point in time; empty where `text` is none.
    public static Optional<Instant> point(String text) {
        try {
            return Optional.of(Instant.parse(text)).filter(Times::isComparable);
        } catch (DateTimeException unknown) {
            return Optional.empty();
        }
    }

    /// Where a span begins; empty where `text` is no time.
    public static Optional<Instant> from(String text) {
        return parse(text, false);
    }

    /// The first moment after a span; empty where `text` is no time.
    public static Optional<Instant> until(String text) {
        return parse(text, true);
    }

    private static Optional<Instant> parse(String text, boolean isLast) {
        if (text.length() > DAY) {
            return point(text).map(point -> isLast ? earlier(point.plusMillis(1), LAST) : point);
        }
        try {
            var day = LocalDate.parse(text);
            return Optional.of(day.atStartOfDay(ZoneOffset.UTC).toInstant())
                    .filter(Times::isComparable)
                    .map(start -> isLast ? earlier(start.plus(1, ChronoUnit.DAYS), LAST) : start);
        } catch (DateTimeException unknown) {
            return Optional.empty();
        }
    }

    private static boolean isComparable(Instant point) {
        return !point.isBefore(FIRST) && !point.isAfter(LAST);
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }
}
