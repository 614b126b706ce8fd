package com.mailboxkit.mime.text;

/// Invisible characters: blanks of every kind, and zero-width characters.
final class Blanks {

    private Blanks() {}

    static boolean isBlank(char c) {
        if (c <= ' ') {
            return true;
        }
        return c >= 0x7f
                && (Character.isSpaceChar(c)
                        || c < 0xa0
                        || isInvisible(c)
                        || c == '\u2800' // Braille without a dot
                        || c == '\u3164' // Hangul filler
                        || c == '\u115f'
                        || c == '\u1160'
                        || c == '\uffa0');
    }

    /// Zero-width characters, except the joiners of Persian, Hindi and emoji, which have a visible effect.
    static boolean isInvisible(char c) {
        if (c < '\u00ad') {
            return false;
        }
        return c == '\u00ad' // soft hyphen
                || c == '\u034f' // combining grapheme joiner, which fills preheaders
                || c == '\u061c'
                || c >= '\u200b' && c <= '\u200f'
                || c >= '\u202a' && c <= '\u202e'
                || c >= '\u2060' && c <= '\u2064'
                || c >= '\u2066' && c <= '\u2069'
                || c == '\u180e'
                || c == '\ufeff';
    }

    /// Without zero-width characters, such as the directional marks that programs put into dates.
    static String withoutMarks(String line) {
        int at = 0;
        while (at < line.length() && !isInvisible(line.charAt(at))) {
            at++;
        }
        if (at == line.length()) {
            return line;
        }
        var text = new StringBuilder(line.length());
        for (int i = 0; i < line.length(); i++) {
            if (!isInvisible(line.charAt(i))) {
                text.append(line.charAt(i));
            }
        }
        return text.toString();
    }
}
