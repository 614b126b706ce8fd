package com.mailboxkit.mime.report;

import com.mailboxkit.kernel.message.RemoteReply;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Finds the reply of a server in what a report says.
final class Reply {

    private static final int MAX_TEXT = 1_000;
    private static final Pattern CODE =
            Pattern.compile("(?<![\\w.#/:\\[-])([245]\\d\\d)(?=[ :-])(?![ :-]\\d{1,2}:\\d\\d)");
    private static final Pattern STATUS = Pattern.compile("(?<![\\d.])([245]\\.\\d{1,3}\\.\\d{1,3})(?![\\d.])");

    private static final Pattern ADDRESS =
            Pattern.compile("[^\\s\\p{Cntrl}<>,;:\"()\\[\\]|]{1,64}@[^\\s\\p{Cntrl}<>,;:\"()\\[\\]|/]{1,255}");

    private Reply() {}

    /// @param host the server that spoke
    /// @param status what the report names as such
    /// @param words among which a code may be
    static RemoteReply of(@Nullable String host, @Nullable String status, String words) {
        var code = CODE.matcher(words);
        return new RemoteReply(
                host == null || host.isBlank() ? null : text(host),
                code.find() ? Integer.parseInt(code.group(1)) : 0,
                better(status(status), status(words)),
                text(words));
    }

    static @Nullable String status(@Nullable String words) {
        var found = words == null ? null : STATUS.matcher(words);
        return found != null && found.find() ? found.group(1) : null;
    }

    /// One that says more than that it failed.
    private static @Nullable String better(@Nullable String named, @Nullable String said) {
        boolean saysNothing = named == null || named.endsWith(".0.0");
        return saysNothing && said != null ? said : named;
    }

    /// One line without control characters.
    static String text(String words) {
        String line = words.replaceAll("[\\s\\p{Cntrl}]+", " ").strip();
        line = line.replaceFirst("^[245]\\d\\d[ -]", "");
        return line.substring(0, line.offsetByCodePoints(0, line.codePointCount(0, Math.min(line.length(), MAX_TEXT))));
    }

    /// The addresses that stand between angle brackets or by themselves.
    static Matcher addresses(String text) {
        return ADDRESS.matcher(text);
    }
}
