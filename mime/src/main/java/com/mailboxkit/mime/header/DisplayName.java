package com.mailboxkit.mime.header;

import com.mailboxkit.mime.PlainLine;
import org.jspecify.annotations.Nullable;

/// The display name of a mailbox.
final class DisplayName {

    private static final int MAX_NAME = 1_000;

    private DisplayName() {}

    /// @param phrase without its quotes, with its encoded words
    /// @param comment used as the name where there is no phrase, as in `ann@example.com (Ann)`
    /// @return null where both are empty
    static @Nullable String of(String phrase, @Nullable String comment) {
        var name = line(phrase);
        if (!name.isEmpty()) {
            return name;
        }
        var other = comment == null ? "" : line(comment);
        return other.isEmpty() ? null : other;
    }

    private static String line(String text) {
        return PlainLine.of(EncodedWords.decode(text), MAX_NAME).replaceAll("\\s+", " ");
    }
}
