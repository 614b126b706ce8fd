package com.mailboxkit.mime.report;

import com.mailboxkit.kernel.message.RemoteReply;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Finds the reply of a server in the text of a report.
final class Reply {

    private static final int MAX_TEXT = 1_000;
    private static final int MAX_REFUSAL = 4_000;
    private static final Pattern CODE =
            Pattern.compile("(?<![\\w.#/:\\[-])([245]\\d\\d)(?=[ :-])(?![ :-]\\d{1,2}:\\d\\d)");
    /// The reply of a server that refuses.
    private static final Pattern REFUSAL = Pattern.compile("(?<![\\w.#/:\\[-])[45]\\d\\d[ :-]|(?<=\\[)[45]\\d\\d ");

    private static final Pattern STATUS = Pattern.compile("(?<![\\d.])([245]\\.\\d{1,3}\\.\\d{1,3})(?![\\d.])");

    private static final Pattern ADDRESS = Pattern.compile(
            "[^\\s\\p{Cntrl}<>,;:\"()\\[\\]|]{1,64}@[^\\s\\p{Cntrl}<>,;:\"()\\[\\]|/]{0,254}[^\\s\\p{Cntrl}<>,;:\"()\\[\\]|/.]");

    private Reply() {}

    /// @param host the server that replied
    /// @param status from the report's status field
    /// @param words that may include a code
    static RemoteReply of(@Nullable String host, @Nullable String status, String words) {
        var code = CODE.matcher(words);
        return new RemoteReply(
                host == null || host.isBlank() ? null : text(host),
                code.find() ? Integer.parseInt(code.group(1)) : 0,
                better(status(status), specific(words)),
                text(words));
    }

    static @Nullable String status(@Nullable String words) {
        var found = words == null ? null : STATUS.matcher(words);
        return found != null && found.find() ? found.group(1) : null;
    }

    /// The status in the server's own reply, if it is more specific than a failure: relays add a made-up one
    /// beside it, or before it.
    private static @Nullable String specific(String words) {
        var found = STATUS.matcher(words);
        while (found.find()) {
            if (!isGeneral(found.group(1))) {
                return found.group(1);
            }
        }
        return null;
    }

    private static @Nullable String better(@Nullable String named, @Nullable String said) {
        return said != null ? said : named;
    }

    /// `5.0.0`, and the codes that relays derive from it.
    private static boolean isGeneral(String status) {
        return status.startsWith(".0.", 1);
    }

    /// The first refusing reply of a server, with its continuation lines; empty where there is none.
    static Optional<String> refusal(String words) {
        var begin = REFUSAL.matcher(words);
        if (!begin.find()) {
            return Optional.empty();
        }
        var lines = words.substring(begin.start(), Math.min(words.length(), begin.start() + MAX_REFUSAL))
                .split("\n");
        var refusal = new StringBuilder(lines[0]);
        for (int i = 1; i < lines.length && goesOn(lines[i]); i++) {
            refusal.append('\n').append(lines[i]);
        }
        return Optional.of(refusal.toString());
    }

    private static boolean goesOn(String line) {
        boolean isFolded = !line.isBlank() && " \t".indexOf(line.charAt(0)) >= 0;
        boolean isNextOfMany = line.length() > 3
                && line.charAt(3) == '-'
                && "45".indexOf(line.charAt(0)) >= 0
                && Character.isDigit(line.charAt(1))
                && Character.isDigit(line.charAt(2));
        return isFolded || isNextOfMany;
    }

    /// One line without control characters.
    static String text(String words) {
        String line = words.replaceAll("[\\s\\p{Cntrl}]+", " ").strip();
        line = line.replaceFirst("^[245]\\d\\d[ -]", "");
        return line.substring(0, line.offsetByCodePoints(0, line.codePointCount(0, Math.min(line.length(), MAX_TEXT))));
    }

    /// The addresses in angle brackets or bare.
    static Matcher addresses(CharSequence text) {
        return ADDRESS.matcher(text);
    }
}
