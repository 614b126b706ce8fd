package com.mailboxkit.cli.platform;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Path and query of a request. What a person wrote stays one segment, or one value.
///
/// @param path from `/api/v1` on
public record Target(String path) {

    /// @param pattern with `{}` for each of the segments
    public static Target of(String pattern, String... segments) {
        return new Target("/api/v1").below(pattern, segments);
    }

    /// What is below this.
    public Target below(String pattern, String... segments) {
        var below = pattern;
        for (var segment : segments) {
            // a dot segment would be resolved away on the way
            if (segment.isEmpty() || segment.matches("\\.+")) {
                throw new Failure(Failure.Exit.MISUSED, "'%s' is no id.".formatted(segment));
            }
            below = below.replaceFirst("\\{}", encoded(segment));
        }
        return new Target(path + below);
    }

    /// @param value nothing is said of it where it is null
    public Target with(String name, @Nullable Object value) {
        return Optional.ofNullable(value)
                .map(it -> new Target(path + (path.contains("?") ? "&" : "?") + name + "=" + encoded(it.toString())))
                .orElse(this);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
