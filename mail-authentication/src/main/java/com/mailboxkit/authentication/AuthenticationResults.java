package com.mailboxkit.authentication;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Writes the value of an `Authentication-Results` field (RFC 8601, section 2.2). Untrusted values are written
/// so that they cannot inject other results.
public final class AuthenticationResults {

    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9@._:/=+-]+");
    private static final int MAX_VALUE = 320;

    private final List<String> parts = new ArrayList<>();

    /// @param host that performed the checks
    public AuthenticationResults(String host) {
        parts.add(host);
    }

    /// @param property such as `smtp.mailfrom`
    /// @param value omitted with its property where it is null or empty
    public AuthenticationResults add(
            String method, String result, @Nullable String reason, String property, @Nullable String value) {
        var part = new StringBuilder(method).append('=').append(result);
        if (reason != null) {
            part.append(" reason=").append(quoted(reason));
        }
        if (value != null && !value.isEmpty()) {
            part.append(' ').append(property).append('=').append(safe(value));
        }
        parts.add(part.toString());
        return this;
    }

    private static String safe(String value) {
        return PLAIN.matcher(value).matches() && value.length() <= MAX_VALUE ? value : quoted(value);
    }

    private static String quoted(String text) {
        var clean = text.replaceAll("\\p{Cntrl}+", " ").replaceAll("[\"\\\\]", "");
        return '"' + (clean.length() > MAX_VALUE ? clean.substring(0, MAX_VALUE) : clean) + '"';
    }

    @Override
    public String toString() {
        return String.join("; ", parts);
    }
}
