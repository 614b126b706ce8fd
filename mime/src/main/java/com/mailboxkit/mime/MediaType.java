package com.mailboxkit.mime;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// A media type with its parameters (RFC 2045, section 5.1), as callers give it. Parsed strictly, unlike
/// received mail: a caller gets an error.
///
/// @param name such as `text/csv`, in lower case
/// @param parameters in their order, by their names in lower case, values without quotes
public record MediaType(String name, Map<String, String> parameters) {

    private static final int MAX_LENGTH = 1_000;
    private static final int MAX_NAME = 127; // of a type and of a subtype (RFC 6838, section 4.2)
    private static final String IN_NAMES = "!#$&^_.+-";
    private static final String NOT_IN_TOKENS = "()<>@,;:\\\"/[]?=";

    public MediaType {
        parameters = Collections.unmodifiableMap(new LinkedHashMap<>(parameters));
    }

    /// Empty where the syntax is invalid.
    public static Optional<MediaType> parse(String text) {
        return text.length() > MAX_LENGTH ? Optional.empty() : new Parser(text.strip()).mediaType();
    }

    /// Whether it is of a type such as `multipart`.
    public boolean isOf(String type) {
        return name.startsWith(type + "/");
    }

    private static final class Parser {

        private final String text;
        private int at;

        Parser(String text) {
            this.text = text;
        }

        Optional<MediaType> mediaType() {
            var type = name();
            boolean slash = take('/');
            var subtype = name();
            if (type.isEmpty() || !slash || subtype.isEmpty()) {
                return Optional.empty();
            }
            var parameters = new LinkedHashMap<String, String>();
            for (skipBlanks(); at < text.length(); skipBlanks()) {
                if (!take(';')) {
                    return Optional.empty();
                }
                skipBlanks();
                if (at < text.length() && !parameter(parameters)) {
                    return Optional.empty();
                }
            }
            return Optional.of(new MediaType((type + "/" + subtype).toLowerCase(Locale.ROOT), parameters));
        }

        /// @return false where there is none, or a duplicate name
        private boolean parameter(Map<String, String> parameters) {
            var name = token().toLowerCase(Locale.ROOT);
            if (name.isEmpty() || !take('=')) {
                return false;
            }
            var value = at < text.length() && text.charAt(at) == '"' ? quoted() : Optional.of(token());
            return value.filter(found -> !found.isEmpty()).isPresent()
                    && parameters.putIfAbsent(name, value.get()) == null;
        }

        private Optional<String> quoted() {
            var value = new StringBuilder();
            for (at++; at < text.length(); at++) {
                char c = text.charAt(at);
                if (c == '"') {
                    at++;
                    return Optional.of(value.toString());
                }
                if (c == '\\' && at + 1 < text.length()) {
                    c = text.charAt(++at);
                }
                if (Character.isISOControl(c)) {
                    return Optional.empty();
                }
                value.append(c);
            }
            return Optional.empty();
        }

        private String name() {
            int start = at;
            while (at < text.length() && at - start < MAX_NAME && isInName(text.charAt(at))) {
                at++;
            }
            return text.substring(start, at);
        }

        private static boolean isInName(char c) {
            return c < 128 && Character.isLetterOrDigit(c) || IN_NAMES.indexOf(c) >= 0;
        }

        private String token() {
            int start = at;
            while (at < text.length()
                    && text.charAt(at) > ' '
                    && text.charAt(at) < 127
                    && NOT_IN_TOKENS.indexOf(text.charAt(at)) < 0) {
                at++;
            }
            return text.substring(start, at);
        }

        private boolean take(char c) {
            boolean is = at < text.length() && text.charAt(at) == c;
            at += is ? 1 : 0;
            return is;
        }

        private void skipBlanks() {
            while (at < text.length() && (text.charAt(at) == ' ' || text.charAt(at) == '\t')) {
                at++;
            }
        }
    }
}
