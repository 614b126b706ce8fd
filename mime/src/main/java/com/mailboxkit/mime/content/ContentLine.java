package com.mailboxkit.mime.content;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A content line of a calendar (RFC 5545, section 3.1), unfolded.
///
/// @param name in upper case
/// @param parameters by their names in upper case, without quotes
/// @param value as written, with its escapes
record ContentLine(String name, Map<String, String> parameters, String value) {

    private static final int MAX_PARAMETERS = 20;

    /// Empty where the syntax is invalid.
    static Optional<ContentLine> parse(String line) {
        var parameters = new HashMap<String, String>();
        String name = null;
        int begin = 0;
        boolean isQuoted = false;
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            isQuoted ^= c == '"';
            if (isQuoted || c != ';' && c != ':') {
                continue;
            }
            var part = line.substring(begin, i);
            if (name == null) {
                name = part.strip().toUpperCase(Locale.ROOT);
            } else if (parameters.size() < MAX_PARAMETERS) {
                addParameter(part, parameters);
            }
            begin = i + 1;
            if (c == ':') {
                return name.isEmpty()
                        ? Optional.empty()
                        : Optional.of(new ContentLine(name, parameters, line.substring(begin)));
            }
        }
        return Optional.empty();
    }

    private static void addParameter(String part, Map<String, String> parameters) {
        int equals = part.indexOf('=');
        if (equals > 0) {
            parameters.putIfAbsent(
                    part.substring(0, equals).strip().toUpperCase(Locale.ROOT),
                    part.substring(equals + 1).replace("\"", "").strip());
        }
    }

    boolean is(String wanted) {
        return name.equals(wanted);
    }

    @Nullable
    String parameter(String wanted) {
        return parameters.get(wanted);
    }

    /// The value of a property that is text (section 3.3.11), on one line.
    String text() {
        var text = new StringBuilder(value.length());
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c == '\\' && i + 1 < value.length()) {
                char escaped = value.charAt(++i);
                text.append(escaped == 'n' || escaped == 'N' ? ' ' : escaped);
            } else {
                text.append(Character.isISOControl(c) ? ' ' : c);
            }
        }
        return text.toString().strip();
    }

    /// The address of a calendar user (section 3.3.3); empty where it is not an address.
    Optional<String> address() {
        String written = value.strip();
        boolean isMail = written.regionMatches(true, 0, "mailto:", 0, 7);
        String address = isMail ? written.substring(7).strip() : written;
        if (address.indexOf('@') < 1 || !isMail && written.contains(":")) {
            address = parameters.getOrDefault("EMAIL", "");
        }
        String plain = address.strip();
        boolean isAddress = plain.indexOf('@') > 0
                && plain.length() <= 254
                && plain.chars().noneMatch(c -> c <= ' ' || c == '<' || c == '>' || c == ',');
        return isAddress ? Optional.of(plain) : Optional.empty();
    }
}
