package com.mailboxkit.mime.header;

import java.util.Map;
import java.util.Optional;

/// A field such as Content-Type or Content-Disposition (RFC 2045, RFC 2183, RFC 2231): a value and its parameters.
///
/// @param value in lower case, such as `text/html` or `attachment`; empty where there is none
/// @param parameters decoded, by their names in lower case
public record ParameterizedValue(String value, Map<String, String> parameters) {

    /// Reads what can be read; never fails.
    public static ParameterizedValue parse(String field) {
        return new ParameterizedValue(field, Map.of());
    }

    public Optional<String> parameter(String name) {
        return Optional.ofNullable(parameters.get(name));
    }
}
