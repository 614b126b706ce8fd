package com.mailboxkit.mime.charset;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;

/// The charset that HTML declares in a `<meta>` element, or XML in its declaration.
final class MetaCharset {

    /// HTML requires it within the first 1,024 octets; mail programs put style sheets before it.
    private static final int MAX_PROLOGUE = 16 * 1024;

    private static final int MAX_TAG = 512;

    private MetaCharset() {}

    static Optional<Charset> of(byte[] html) {
        var start = new String(html, 0, Math.min(html.length, MAX_PROLOGUE), StandardCharsets.ISO_8859_1)
                .toLowerCase(Locale.ROOT);
        return label(start, "<?xml", "encoding")
                .or(() -> meta(start))
                .flatMap(EncodingLabels::charset)
                .filter(charset -> !WideText.isWide(charset)); // otherwise the declaration could not have been read
    }

    private static Optional<String> meta(String start) {
        for (int tag = start.indexOf("<meta"); tag >= 0; tag = start.indexOf("<meta", tag + 1)) {
            var label = label(start.substring(tag, Math.min(tag + MAX_TAG, start.length())), "<meta", "charset");
            if (label.isPresent()) {
                return label;
            }
        }
        return Optional.empty();
    }

    /// @return the value of `attribute=` in the tag at the beginning of the text
    private static Optional<String> label(String text, String tag, String attribute) {
        if (!text.startsWith(tag)) {
            return Optional.empty();
        }
        int end = text.indexOf('>');
        var inside = text.substring(0, end < 0 ? Math.min(text.length(), MAX_TAG) : end);
        int name = inside.indexOf(attribute);
        int equals = name < 0 ? -1 : inside.indexOf('=', name + attribute.length());
        if (equals < 0) {
            return Optional.empty();
        }
        var value = inside.substring(equals + 1).strip();
        int from = 0;
        while (from < value.length() && "\"' ".indexOf(value.charAt(from)) >= 0) {
            from++;
        }
        int to = from;
        while (to < value.length() && "\"' ;/>".indexOf(value.charAt(to)) < 0) {
            to++;
        }
        return from == to ? Optional.empty() : Optional.of(value.substring(from, to));
    }
}
