package com.mailboxkit.mime.content;

import com.mailboxkit.mime.content.CalendarTimes.Zone;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A time zone that a calendar defines itself (RFC 5545, section 3.6.5): when each offset takes effect. Only
/// the rules used in practice are supported: once, or each year on a weekday of a month.
final class VTimeZone {

    private static final int MAX_OBSERVANCES = 50;
    private static final Map<String, DayOfWeek> DAYS = Map.of(
            "MO", DayOfWeek.MONDAY,
            "TU", DayOfWeek.TUESDAY,
            "WE", DayOfWeek.WEDNESDAY,
            "TH", DayOfWeek.THURSDAY,
            "FR", DayOfWeek.FRIDAY,
            "SA", DayOfWeek.SATURDAY,
            "SU", DayOfWeek.SUNDAY);

    private final List<Observance> observances = new ArrayList<>();
    private @Nullable String location;
    private Observance current = new Observance();

    /// An offset and its onset.
    private static final class Observance {

        private @Nullable LocalDateTime start;
        private @Nullable ZoneOffset to;
        private int month;
        private int week;
        private @Nullable DayOfWeek day;

        /// Its latest onset at or before `local`; empty where there is none yet.
        Optional<LocalDateTime> onset(LocalDateTime local) {
            if (start == null || start.isAfter(local)) {
                return Optional.empty();
            }
            if (month == 0 || day == null) {
                return Optional.of(start);
            }
            var thisYear = of(local.getYear(), start);
            return Optional.of(thisYear.isAfter(local) ? of(local.getYear() - 1, start) : thisYear);
        }

        private LocalDateTime of(int year, LocalDateTime first) {
            return LocalDate.of(year, month, 1)
                    .with(TemporalAdjusters.dayOfWeekInMonth(week, day))
                    .atTime(first.toLocalTime());
        }
    }

    void take(ContentLine line, boolean isOfObservance) {
        if (!isOfObservance) {
            if (line.is("X-LIC-LOCATION")) {
                location = line.text();
            }
            return;
        }
        try {
            takeOfObservance(line);
        } catch (DateTimeException | NumberFormatException | IndexOutOfBoundsException unreadable) {
            // the others may be readable
        }
    }

    /// What follows belongs to another component.
    void beginObservance() {
        current = new Observance();
        if (observances.size() < MAX_OBSERVANCES) {
            observances.add(current);
        }
    }

    private void takeOfObservance(ContentLine line) {
        switch (line.name()) {
            case "DTSTART" -> current.start = start(line.value().strip());
            case "TZOFFSETTO" -> current.to = offset(line.value());
            case "RRULE" -> rule(line.value().toUpperCase(Locale.ROOT));
            default -> {
                // its name, and the previous offset
            }
        }
    }

    private static LocalDateTime start(String value) {
        var day = LocalDate.of(
                Integer.parseInt(value, 0, 4, 10),
                Integer.parseInt(value, 4, 6, 10),
                Integer.parseInt(value, 6, 8, 10));
        return value.length() >= 13
                ? day.atTime(Integer.parseInt(value, 9, 11, 10), Integer.parseInt(value, 11, 13, 10))
                : day.atStartOfDay();
    }

    private static ZoneOffset offset(String value) {
        String digits = value.strip();
        int sign = digits.startsWith("-") ? -1 : 1;
        int hours = Integer.parseInt(digits, 1, 3, 10);
        int minutes = Integer.parseInt(digits, 3, 5, 10);
        return ZoneOffset.ofHoursMinutes(sign * hours, sign * minutes);
    }

    private void rule(String rule) {
        for (var part : rule.split(";", 20)) {
            if (part.startsWith("BYMONTH=")) {
                current.month =
                        Integer.parseInt(part.substring("BYMONTH=".length()).strip());
            } else if (part.startsWith("BYDAY=") && part.length() >= "BYDAY=".length() + 3) {
                String day = part.substring("BYDAY=".length()).strip();
                current.day = DAYS.get(day.substring(day.length() - 2));
                current.week = Integer.parseInt(day.substring(0, day.length() - 2));
            }
        }
    }

    /// An IANA name that some programs add.
    Optional<String> location() {
        return Optional.ofNullable(location);
    }

    /// Empty where no offset could be read.
    Optional<Zone> zone() {
        var usable = observances.stream()
                .filter(it -> it.to != null && it.start != null)
                .toList();
        return usable.isEmpty() ? Optional.empty() : Optional.of(local -> offset(usable, local));
    }

    private static ZoneOffset offset(List<Observance> usable, LocalDateTime local) {
        record Transition(LocalDateTime onset, ZoneOffset to) {}
        return usable.stream()
                .flatMap(it -> it.onset(local).stream()
                        .map(onset -> new Transition(onset, it.to == null ? ZoneOffset.UTC : it.to)))
                .max(Comparator.comparing(Transition::onset))
                .map(Transition::to)
                .orElseGet(() -> usable.getFirst().to == null ? ZoneOffset.UTC : usable.getFirst().to);
    }
}
