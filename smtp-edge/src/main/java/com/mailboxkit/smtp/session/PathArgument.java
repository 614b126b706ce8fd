package com.mailboxkit.smtp.session;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/// The arguments of MAIL and RCPT (RFC 5321, sections 4.1.1.2 and 4.1.1.3): a path and parameters (section 4.1.1.11).
/// The angle brackets may be missing and a blank may stand before the path, as they do in much mail software.
///
/// @param path without angle brackets; empty for `<>`
/// @param parameters in their order, keywords in upper case, with an empty value where none was given
record PathArgument(String path, Map<String, String> parameters) {

    static final int MAX_PATH = 256; // RFC 5321, section 4.5.3.1.3

    private static final Pattern LINE = Pattern.compile(
            "(?:MAIL FROM|RCPT TO): *(?:<(?<path>(?:\"(?:[^\"\\\\\\p{Cntrl}]|\\\\[^\\p{Cntrl}])*+\"|[^\">\\s\\p{Cntrl}])*+)>"
                    + "|(?<bare>[^<>\"\\s\\p{Cntrl}]+))(?<parameters>(?: +[^\\s\\p{Cntrl}]+)*+) *",
            Pattern.CASE_INSENSITIVE);

    /// Empty where the line is not made like that, or gives a parameter twice.
    static Optional<PathArgument> parse(String line) {
        var parts = LINE.matcher(line);
        if (!parts.matches()) {
            return Optional.empty();
        }
        var parameters = new LinkedHashMap<String, String>();
        for (var parameter : parts.group("parameters").strip().split(" +", -1)) {
            int equals = parameter.indexOf('=');
            var keyword = equals < 0 ? parameter : parameter.substring(0, equals);
            var value = equals < 0 ? "" : parameter.substring(equals + 1);
            if (!parameter.isEmpty() && parameters.put(keyword.toUpperCase(Locale.ROOT), value) != null) {
                return Optional.empty();
            }
        }
        String path = parts.group("path") == null ? parts.group("bare") : parts.group("path");
        return Optional.of(new PathArgument(path, parameters));
    }

    boolean isAscii() {
        return path.chars().allMatch(letter -> letter < 128);
    }
}
