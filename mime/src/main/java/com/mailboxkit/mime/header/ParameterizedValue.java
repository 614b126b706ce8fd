package com.mailboxkit.mime.header;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// A field such as Content-Type or Content-Disposition (RFC 2045, RFC 2183, RFC 2231): a value and
/// its parameters.
///
/// @param value in lower case, such as `text/html` or `attachment`; empty without one
/// @param parameters decoded, by their names in lower case
public record ParameterizedValue(String value, Map<String, String> parameters) {

    /// Parses leniently and never fails. Missing or doubled separators, and commas, are accepted.
    public static ParameterizedValue parse(String field) {
        int end = 0;
        while (end < field.length() && !isEndOfValue(field.charAt(end))) {
            end++;
        }
        var value = field.substring(0, end).replace("\\", "").toLowerCase(Locale.ROOT);
        if (value.indexOf('=') > 0) {
            return new ParameterizedValue("", ParameterScanner.scan(field, 0));
        }
        return new ParameterizedValue(value, ParameterScanner.scan(field, end));
    }

    private static boolean isEndOfValue(char c) {
        return c == ';' || c == ',' || c == ':' || c == '(' || Character.isWhitespace(c);
    }

    /// @param name in lower case
    public Optional<String> parameter(String name) {
        return Optional.ofNullable(parameters.get(name));
    }
}
