package com.mailboxkit.mime.header;

/// Unencoded non-ASCII text among encoded octets.
final class RawText {

    private RawText() {}

    /// The run from `start` up to the next ASCII character.
    static String at(String text, int start) {
        int end = start;
        while (end < text.length() && text.charAt(end) >= 0x80) {
            end++;
        }
        return text.substring(start, end);
    }
}
