package com.mailboxkit.cli;

import com.mailboxkit.cli.terminal.TerminalText;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/// Members of answers, as a person reads them. All of it is [TerminalText].
final class Formats {

    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm", Locale.ROOT);
    private static final DateTimeFormatter SECOND = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss", Locale.ROOT);
    private static final int KILO = 1000;

    private Formats() {}

    /// Empty where it is missing or null.
    static String text(JsonNode object, String name) {
        return TerminalText.line(object.path(name).asString(""));
    }

    static String list(JsonNode object, String name) {
        return object.path(name)
                .valueStream()
                .map(one -> TerminalText.line(one.asString("")))
                .collect(Collectors.joining(", "));
    }

    static String minute(JsonNode object, String name, ZoneId zone) {
        return time(text(object, name), MINUTE.withZone(zone));
    }

    static String second(JsonNode object, String name, ZoneId zone) {
        return time(text(object, name), SECOND.withZone(zone));
    }

    /// `Ann <ann@example.com>`, or what is known of it.
    static String sender(JsonNode message) {
        var email = text(message, "from_email");
        var name = text(message, "from_name");
        return name.isEmpty() || name.equals(email) ? email : "%s <%s>".formatted(name, email);
    }

    /// Mills as dollars.
    static String dollars(JsonNode entry, String name) {
        long mills = entry.path(name).asLong(0);
        long size = Math.abs(mills);
        return "%s$%d.%03d".formatted(mills < 0 ? "-" : "", size / KILO, size % KILO);
    }

    static String size(long bytes) {
        if (bytes < KILO) {
            return bytes + " B";
        }
        return bytes < KILO * KILO
                ? "%.1f kB".formatted((double) bytes / KILO)
                : "%.1f MB".formatted((double) bytes / (KILO * KILO));
    }

    private static String time(String instant, DateTimeFormatter format) {
        try {
            return format.format(Instant.parse(instant));
        } catch (DateTimeParseException unusual) {
            return instant;
        }
    }
}
