package com.mailboxkit.mime.header;

/// Text beyond ASCII that stands unencoded among encoded octets.
final class RawText {

    private RawText() {}

    /// What begins at `start`, up to the next ASCII character.
    static String at(String text, int start) {
        int end = start;
        while (end < text.length() && text.charAt(end) >= 0x80) {
            end++;
        }
        return text.substring(start, end);
    }
}
