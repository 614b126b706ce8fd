package com.mailboxkit.mime;

import jakarta.mail.internet.MimeUtility;
import java.io.UnsupportedEncodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;

/// Caller-supplied header text: encoded where necessary (RFC 2047), in lines that servers accept.
final class HeaderText {

    /// Where there is no space, a line cannot be folded; RFC 5322 allows 998 octets with the name of the field.
    private static final int MAX_WORD = 900;

    private static final int MAX_ENCODED = 45; // octets in an encoded word, which has at most 75 characters

    private HeaderText() {}

    /// The value of an unstructured field such as Subject, on as many lines as it needs.
    ///
    /// @param name of the field
    static String unstructured(String name, String text) {
        var line = singleLine(text);
        if (hasLongWord(line)) {
            return encodedWords(line);
        }
        try {
            return MimeUtility.fold(
                    name.length() + 2, MimeUtility.encodeText(line, StandardCharsets.UTF_8.name(), null));
        } catch (UnsupportedEncodingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /// No caller-supplied text can start another header field.
    static String singleLine(String text) {
        return text.replaceAll("\\p{Cntrl}+", " ");
    }

    private static boolean hasLongWord(String line) {
        return Arrays.stream(line.split("[ \t]")).anyMatch(word -> word.length() > MAX_WORD);
    }

    /// Each encoded word holds whole characters (RFC 2047, section 5).
    private static String encodedWords(String text) {
        var words = new StringBuilder();
        for (int start = 0, end; start < text.length(); start = end) {
            end = start;
            for (int octets = 0; end < text.length(); end = text.offsetByCodePoints(end, 1)) {
                octets += Character.toString(text.codePointAt(end)).getBytes(StandardCharsets.UTF_8).length;
                if (octets > MAX_ENCODED) {
                    break;
                }
            }
            byte[] octets = text.substring(start, end).getBytes(StandardCharsets.UTF_8);
            words.append(start == 0 ? "" : "\r\n ")
                    .append("=?UTF-8?B?")
                    .append(Base64.getEncoder().encodeToString(octets))
                    .append("?=");
        }
        return words.toString();
    }
}
