package com.mailboxkit.mime.content;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.Period;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The times of a calendar (RFC 5545, sections 3.3.4 to 3.3.6): days, instants, and local times with a time
/// zone or without one.
final class CalendarTimes {

    private static final DateTimeFormatter LOCAL = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss", Locale.ROOT);
    private static final int MAX_DURATION = 20;

    private final Map<String, VTimeZone> zones;
    private final @Nullable String defaultZone;

    /// @param zones that the calendar defines itself, by TZID
    /// @param defaultZone of times that have none
    CalendarTimes(Map<String, VTimeZone> zones, @Nullable String defaultZone) {
        this.zones = zones;
        this.defaultZone = defaultZone;
    }

    /// @param time null for an all-day event
    /// @param zone null for a floating time
    record Time(
            LocalDate day,
            @Nullable LocalDateTime time,
            @Nullable Zone zone) {

        /// In ISO 8601.
        String text() {
            if (time == null) {
                return day.toString();
            }
            var offset = zone == null ? null : zone.offset(time);
            return LOCAL.format(time) + (offset == null ? "" : offset.getId());
        }

        /// Days are calendar days, hours elapsed time.
        Time plus(Period days, Duration hours) {
            if (time == null) {
                return new Time(day.plus(days).plusDays(hours.toDays()), null, null);
            }
            var later = time.plus(days);
            if (zone != null && !hours.isZero()) {
                var instant = later.toInstant(zone.offset(later)).plus(hours);
                later = LocalDateTime.ofInstant(instant, zone.offset(later.plus(hours)));
            } else {
                later = later.plus(hours);
            }
            return new Time(later.toLocalDate(), later, zone);
        }
    }

    /// Resolves the offset of a local time.
    interface Zone {
        ZoneOffset offset(LocalDateTime local);
    }

    Optional<Time> read(@Nullable ContentLine line) {
        if (line == null) {
            return Optional.empty();
        }
        try {
            return Optional.of(read(digits(line.value().strip()), line.parameter("TZID")));
        } catch (DateTimeException | IndexOutOfBoundsException | NumberFormatException unreadable) {
            return Optional.empty();
        }
    }

    /// Some programs write `2026-03-14T10:30:00Z`.
    private static String digits(String value) {
        return value.substring(0, Math.min(value.length(), 30))
                .replace("-", "")
                .replace(":", "")
                .replace(" ", "")
                .toUpperCase(Locale.ROOT);
    }

    private Time read(String value, @Nullable String tzid) {
        var day = LocalDate.of(number(value, 0, 4), number(value, 4, 6), number(value, 6, 8));
        if (value.length() < 9 || value.charAt(8) != 'T') {
            return new Time(day, null, null);
        }
        boolean hasSeconds = value.length() >= 15 && Character.isDigit(value.charAt(13));
        int seconds = hasSeconds ? Math.min(59, number(value, 13, 15)) : 0; // 60 is a leap second
        var time = day.atTime(number(value, 9, 11), number(value, 11, 13), seconds);
        return new Time(day, time, value.endsWith("Z") ? local -> ZoneOffset.UTC : zone(tzid));
    }

    private static int number(String value, int from, int to) {
        return Integer.parseInt(value, from, to, 10);
    }

    private @Nullable Zone zone(@Nullable String tzid) {
        String name = tzid == null ? defaultZone : tzid;
        if (name == null) {
            return null;
        }
        var own = zones.get(name);
        return TimeZoneNames.find(name)
                .or(() -> own == null ? Optional.empty() : own.location().flatMap(TimeZoneNames::find))
                .<Zone>map(id -> local -> id.getRules().getOffset(local))
                .or(() -> own == null ? Optional.empty() : own.zone())
                .or(() -> TimeZoneNames.offset(name).<Zone>map(offset -> local -> offset))
                .orElse(null);
    }

    /// The end: DTEND, else DURATION, else the start itself or the end of its day (section 3.6.1).
    Optional<Time> end(Optional<Time> start, @Nullable ContentLine end, @Nullable ContentLine duration) {
        var explicit = read(end);
        if (explicit.isPresent() || start.isEmpty()) {
            return explicit;
        }
        var from = start.get();
        if (duration != null) {
            try {
                return Optional.of(lasting(from, duration.value().strip().toUpperCase(Locale.ROOT)));
            } catch (DateTimeException | ArithmeticException unreadable) {
                return Optional.empty();
            }
        }
        return Optional.of(from.time() == null ? from.plus(Period.ofDays(1), Duration.ZERO) : from);
    }

    /// `P2W`, `P1DT2H`, `PT45M`; negative ones are not accepted.
    private static Time lasting(Time start, String duration) {
        if (duration.length() > MAX_DURATION || !duration.replace("+", "").startsWith("P")) {
            throw new DateTimeException("no duration of an event");
        }
        int clock = duration.indexOf('T');
        String days = clock < 0 ? duration : duration.substring(0, clock);
        String hours = clock < 0 ? "PT0S" : "P" + duration.substring(clock);
        boolean hasDays = days.chars().anyMatch(Character::isDigit);
        return start.plus(hasDays ? Period.parse(days) : Period.ZERO, Duration.parse(hours));
    }
}
