package com.mailboxkit.mime.content;

import com.mailboxkit.mime.charset.OctetText;
import java.io.ByteArrayOutputStream;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Parses an invitation (iCalendar, RFC 5545) as far as agents need it, line by line and within limits: unknown
/// content is skipped, and no content makes it fail.
public final class CalendarReader {

    private static final int MAX_OCTETS = 1024 * 1024;
    private static final int MAX_LINES = 20_000;
    private static final int MAX_LINE = 8_000;
    private static final int MAX_DEPTH = 8;
    private static final int MAX_EVENTS = 100;
    private static final int MAX_ATTENDEES = 100;
    private static final int MAX_TEXT = 500;
    private static final int MAX_ZONES = 50;

    private static final Set<String> KEPT =
            Set.of("UID", "SUMMARY", "DTSTART", "DTEND", "DURATION", "ORGANIZER", "RECURRENCE-ID");

    private final Deque<String> open = new ArrayDeque<>();
    private final List<Event> events = new ArrayList<>();
    private final Map<String, VTimeZone> zones = new HashMap<>();
    private @Nullable VTimeZone zone;
    private @Nullable String method;
    private @Nullable String defaultZone;

    private record Event(Map<String, ContentLine> lines, Set<String> attendees) {}

    private CalendarReader(@Nullable String method) {
        this.method = method;
    }

    /// The event of a calendar object; of several, the first that is not an exception to another.
    ///
    /// @param octets of the part, decoded
    /// @param method from its Content-Type, null without one: then that of the object counts
    /// @param charset from its Content-Type, null without one
    public static Optional<CalendarEvent> read(byte[] octets, @Nullable String method, @Nullable String charset) {
        var reader = new CalendarReader(method);
        OctetText.decode(unfolded(octets), charset)
                .lines()
                .limit(MAX_LINES)
                .filter(line -> line.length() <= MAX_LINE)
                .forEach(line -> ContentLine.parse(line).ifPresent(reader::take));
        return reader.event();
    }

    /// Lines may be folded within a multi-octet character (section 3.1).
    private static byte[] unfolded(byte[] octets) {
        int length = Math.min(octets.length, MAX_OCTETS);
        var unfolded = new ByteArrayOutputStream(length);
        for (int i = 0; i < length; i++) {
            int end = octets[i] == '\r' && i + 1 < length && octets[i + 1] == '\n' ? i + 1 : i;
            boolean isEnd = octets[end] == '\n' || octets[end] == '\r';
            if (isEnd && end + 1 < length && (octets[end + 1] == ' ' || octets[end + 1] == '\t')) {
                i = end + 1;
            } else {
                unfolded.write(octets[i]);
            }
        }
        return unfolded.toByteArray();
    }

    private void take(ContentLine line) {
        if (line.is("BEGIN")) {
            begin(line.value().strip().toUpperCase(Locale.ROOT));
        } else if (line.is("END")) {
            end(line.value().strip().toUpperCase(Locale.ROOT));
        } else {
            keep(line);
        }
    }

    private void begin(String component) {
        if (open.size() > MAX_DEPTH) {
            return;
        }
        open.push(component);
        if (component.equals("VEVENT") && events.size() < MAX_EVENTS) {
            events.add(new Event(new HashMap<>(), new LinkedHashSet<>()));
        } else if (component.equals("VTIMEZONE")) {
            zone = new VTimeZone();
        } else if (zone != null && (component.equals("STANDARD") || component.equals("DAYLIGHT"))) {
            zone.beginObservance();
        }
    }

    private void end(String component) {
        if (open.contains(component)) {
            while (!component.equals(open.pop())) {
                // one that was not closed
            }
        }
    }

    private void keep(ContentLine line) {
        switch (String.valueOf(open.peek())) {
            case "VEVENT" -> keepOfEvent(line);
            case "VTIMEZONE", "STANDARD", "DAYLIGHT" -> keepOfZone(line);
            case "VCALENDAR" -> keepOfCalendar(line);
            default -> {
                // an alarm, a journal or an unknown component
            }
        }
    }

    private void keepOfCalendar(ContentLine line) {
        if (line.is("METHOD") && method == null) {
            method = line.text();
        } else if (line.is("X-WR-TIMEZONE") && defaultZone == null) {
            defaultZone = line.text();
        }
    }

    private void keepOfEvent(ContentLine line) {
        if (events.isEmpty()) {
            return;
        }
        var event = events.getLast();
        if (line.is("ATTENDEE") && event.attendees().size() < MAX_ATTENDEES) {
            line.address().ifPresent(event.attendees()::add);
        } else if (KEPT.contains(line.name())) {
            event.lines().putIfAbsent(line.name(), line);
        }
    }

    private void keepOfZone(ContentLine line) {
        var current = zone;
        if (current == null) {
            return;
        }
        if (line.is("TZID") && zones.size() < MAX_ZONES) {
            zones.putIfAbsent(line.text(), current);
        }
        current.take(line, !"VTIMEZONE".equals(open.peek()));
    }

    private Optional<CalendarEvent> event() {
        return events.stream()
                .filter(event -> !event.lines().containsKey("RECURRENCE-ID"))
                .findFirst()
                .or(() -> events.stream().findFirst())
                .map(this::view);
    }

    private CalendarEvent view(Event event) {
        var times = new CalendarTimes(zones, defaultZone);
        var start = times.read(event.lines().get("DTSTART"));
        var organizer = event.lines().get("ORGANIZER");
        return new CalendarEvent(
                method == null ? null : cut(method.strip().toUpperCase(Locale.ROOT)),
                text(event, "UID"),
                text(event, "SUMMARY"),
                start.map(CalendarTimes.Time::text).orElse(null),
                times.end(start, event.lines().get("DTEND"), event.lines().get("DURATION"))
                        .map(CalendarTimes.Time::text)
                        .orElse(null),
                organizer == null ? null : organizer.address().orElse(null),
                List.copyOf(event.attendees()));
    }

    private static @Nullable String text(Event event, String name) {
        var line = event.lines().get(name);
        String text = line == null ? "" : cut(line.text());
        return text.isEmpty() ? null : text;
    }

    private static String cut(String text) {
        if (text.length() <= MAX_TEXT) {
            return text;
        }
        return text.substring(0, Character.isHighSurrogate(text.charAt(MAX_TEXT - 1)) ? MAX_TEXT - 1 : MAX_TEXT);
    }
}
