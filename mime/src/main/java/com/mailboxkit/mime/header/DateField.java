package com.mailboxkit.mime.header;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.StringTokenizer;

/// A date and time (RFC 5322, section 3.3), with the zones and years of its section 4.3, comments anywhere, and
/// ISO 8601 as some programs write it.
public final class DateField {

    private static final int MAX_LENGTH = 200;
    private static final List<String> MONTHS =
            List.of("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec");

    private static final DateTimeFormatter ISO = DateTimeFormatter.ISO_DATE_TIME;

    /// In hours.
    private static final Map<String, Integer> ZONES =
            Map.of("est", -5, "edt", -4, "cst", -6, "cdt", -5, "mst", -7, "mdt", -6, "pst", -8, "pdt", -7, "cet", 1);

    private int day;
    private int month;
    private int year = -1;
    private LocalTime time = LocalTime.MIDNIGHT;
    private ZoneOffset zone = ZoneOffset.UTC;

    private DateField() {}

    /// Empty where it is not a readable date.
    public static Optional<Instant> parse(String value) {
        int length = Math.min(value.length(), MAX_LENGTH);
        var text = new Delimiters(value).withoutComments(0, length).strip();
        try {
            var iso = ISO.parseBest(text.replace(' ', 'T'), OffsetDateTime::from, LocalDateTime::from);
            return Optional.of(
                    iso instanceof OffsetDateTime at
                            ? at.toInstant()
                            : LocalDateTime.from(iso).toInstant(ZoneOffset.UTC));
        } catch (DateTimeException notIso) {
            return new DateField().read(text);
        }
    }

    private Optional<Instant> read(String text) {
        try {
            var words = new StringTokenizer(text.toLowerCase(Locale.ROOT), " \t,");
            while (words.hasMoreTokens()) {
                take(words.nextToken());
            }
            return day == 0 || month == 0 || year < 0
                    ? Optional.empty()
                    : Optional.of(LocalDateTime.of(LocalDate.of(year, month, day), time)
                            .toInstant(zone));
        } catch (DateTimeException | NumberFormatException impossible) {
            return Optional.empty();
        }
    }

    private void take(String word) {
        char first = word.charAt(0);
        if (first == '+' || first == '-') {
            zone = offset(word);
        } else if ((word.indexOf(':') > 0 || word.indexOf('.') > 0) && Character.isDigit(first)) {
            time = time(word.split("[:.]"));
        } else if (word.indexOf('-') > 0) {
            for (var part : word.split("-")) {
                take(part);
            }
        } else if (Character.isDigit(first)) {
            number(word);
        } else {
            name(word);
        }
    }

    private static LocalTime time(String[] parts) {
        int second = parts.length > 2 ? Integer.parseInt(parts[2]) : 0;
        return LocalTime.of(Integer.parseInt(parts[0]), Integer.parseInt(parts[1]), Math.min(second, 59));
    }

    private void number(String word) {
        int number = Integer.parseInt(word);
        if (day == 0 && word.length() <= 2) {
            day = number;
        } else if (year < 0 && number <= 9999) {
            year = word.length() > 3 ? number : number < 50 ? 2000 + number : 1900 + number;
        }
    }

    private void name(String word) {
        int index = word.length() < 3 ? -1 : MONTHS.indexOf(word.substring(0, 3));
        if (month == 0 && index >= 0) {
            month = index + 1;
        } else if (word.startsWith("gmt") && word.length() > 3) {
            zone = offset(word.substring(3));
        } else if (ZONES.containsKey(word)) {
            zone = ZoneOffset.ofHours(ZONES.get(word));
        } else if (word.equals("pm") && time.getHour() < 12) {
            time = time.plusHours(12);
        }
    }

    /// `+0200`, `+02:00` or `+2`.
    private static ZoneOffset offset(String word) {
        var digits = word.substring(1).replace(":", "");
        int number = Integer.parseInt(digits);
        int minutes = digits.length() > 2 ? number / 100 * 60 + number % 100 : number * 60;
        return Math.abs(minutes) > 18 * 60
                ? ZoneOffset.UTC
                : ZoneOffset.ofTotalSeconds(word.charAt(0) == '-' ? -minutes * 60 : minutes * 60);
    }
}
