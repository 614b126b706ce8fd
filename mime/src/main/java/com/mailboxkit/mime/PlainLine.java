package com.mailboxkit.mime;

/// Converts untrusted text to one storable line: PostgreSQL refuses a NUL in text, and the message would be
/// missing from every list.
public final class PlainLine {

    private PlainLine() {}

    /// The text without control characters and unpaired surrogates, at most `limit` characters.
    public static String of(String text, int limit) {
        String line = text.replaceAll("\\p{Cc}+", " ").replaceAll("\\p{Cs}", "").strip();
        if (line.length() <= limit) {
            return line;
        }
        boolean cutsAPair = Character.isHighSurrogate(line.charAt(limit - 1));
        return line.substring(0, cutsAPair ? limit - 1 : limit);
    }
}
