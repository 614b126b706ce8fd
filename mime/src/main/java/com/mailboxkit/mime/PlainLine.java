package com.mailboxkit.mime;

/// Makes one storable line of what a stranger wrote: a NUL in a text is refused by PostgreSQL, and with it the message
/// would be missing from every list.
public final class PlainLine {

    private PlainLine() {}

    /// The text without control characters and halves of surrogate pairs, at most `limit` characters.
    public static String of(String text, int limit) {
        String line = text.replaceAll("\\p{Cc}+", " ").replaceAll("\\p{Cs}", "").strip();
        if (line.length() <= limit) {
            return line;
        }
        boolean cutsAPair = Character.isHighSurrogate(line.charAt(limit - 1));
        return line.substring(0, cutsAPair ? limit - 1 : limit);
    }
}
