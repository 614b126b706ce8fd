package com.mailboxkit.mime.content;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/// Time zones by the names that calendars use: those of IANA, bare or with a prefix, and those of Windows,
/// which Outlook and Exchange write.
final class TimeZoneNames {

    private static final int MAX_NAME = 200;
    private static final Map<String, String> WINDOWS = windows();

    private TimeZoneNames() {}

    static Optional<ZoneId> find(String written) {
        String name = written.strip();
        if (name.isEmpty() || name.length() > MAX_NAME) {
            return Optional.empty();
        }
        var windows = WINDOWS.get(name.toLowerCase(Locale.ROOT));
        if (windows != null) {
            return Optional.of(ZoneId.of(windows));
        }
        // such as /freeassociation.sourceforge.net/Europe/Berlin
        for (int i = -1; i < name.length(); ) {
            var zone = iana(name.substring(i + 1));
            if (zone.isPresent()) {
                return zone;
            }
            int slash = name.indexOf('/', i + 1);
            i = slash < 0 ? name.length() : slash;
        }
        return Optional.empty();
    }

    private static Optional<ZoneId> iana(String name) {
        try {
            boolean isKnown = ZoneId.getAvailableZoneIds().contains(name);
            boolean isUniversal = name.equalsIgnoreCase("UTC") || name.equalsIgnoreCase("GMT");
            return isKnown || isUniversal ? Optional.of(ZoneId.of(isUniversal ? "UTC" : name)) : Optional.empty();
        } catch (DateTimeException unknown) {
            return Optional.empty();
        }
    }

    /// By the offset in a name such as `(UTC+01:00) Amsterdam, Berlin` or `GMT+0100`, where no better match
    /// is known.
    static Optional<ZoneOffset> offset(String name) {
        int at = Math.max(name.indexOf("UTC"), name.indexOf("GMT"));
        if (at < 0) {
            return Optional.empty();
        }
        int end = at + 3;
        while (end < name.length() && "+-:0123456789".indexOf(name.charAt(end)) >= 0) {
            end++;
        }
        try {
            return Optional.of(ZoneOffset.of(name.substring(at + 3, end)));
        } catch (DateTimeException noOffset) {
            return Optional.empty();
        }
    }

    private static Map<String, String> windows() {
        try (InputStream lines = TimeZoneNames.class.getResourceAsStream("windows-zones.txt")) {
            var text = new String(
                    Objects.requireNonNull(lines, "windows-zones.txt").readAllBytes(), StandardCharsets.UTF_8);
            var zones = new HashMap<String, String>();
            text.lines()
                    .filter(line -> !line.startsWith("#") && line.contains("="))
                    .forEach(line -> {
                        int equals = line.indexOf('=');
                        zones.put(line.substring(0, equals).toLowerCase(Locale.ROOT), line.substring(equals + 1));
                    });
            return Map.copyOf(zones);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
