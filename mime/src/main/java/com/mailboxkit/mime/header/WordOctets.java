package com.mailboxkit.mime.header;

import com.mailboxkit.mime.charset.OctetText;
import java.io.ByteArrayOutputStream;
import java.util.Base64;

/// The octets of an encoded word (RFC 2047, section 4). What is not an encoding is literal or skipped.
final class WordOctets {

    private WordOctets() {}

    static byte[] ofBase64(String content) {
        var letters = new StringBuilder(content.length());
        for (int i = 0; i < content.length(); i++) {
            char c = content.charAt(i);
            if (c >= 'A' && c <= 'Z' || c >= 'a' && c <= 'z' || c >= '0' && c <= '9' || c == '+' || c == '/') {
                letters.append(c);
            }
        }
        if (letters.length() % 4 == 1) {
            letters.setLength(letters.length() - 1); // six bits are not an octet
        }
        return Base64.getDecoder().decode(letters.toString());
    }

    /// @param charset of raw characters beyond ASCII
    static byte[] ofQ(String content, String charset) {
        var octets = new ByteArrayOutputStream(content.length());
        for (int i = 0; i < content.length(); i++) {
            char c = content.charAt(i);
            if (c == '=' && escaped(content, i) >= 0) {
                octets.write(escaped(content, i));
                i += 2;
            } else if (c == '_') {
                octets.write(' ');
            } else if (c >= 0x80) {
                var raw = RawText.at(content, i);
                octets.writeBytes(OctetText.encode(raw, charset));
                i += raw.length() - 1;
            } else if (!isFoldBeforeBlank(content, i)) {
                octets.write(c);
            }
        }
        return octets.toByteArray();
    }

    private static int escaped(String content, int at) {
        if (at + 2 >= content.length()) {
            return -1;
        }
        int high = Character.digit(content.charAt(at + 1), 16);
        int low = Character.digit(content.charAt(at + 2), 16);
        return high < 0 || low < 0 ? -1 : high << 4 | low;
    }

    /// Where programs fold a line within a word, the blank that continues the line is added to the
    /// existing one.
    private static boolean isFoldBeforeBlank(String content, int at) {
        char c = content.charAt(at);
        return (c == ' ' || c == '\t') && at + 1 < content.length() && content.charAt(at + 1) == '_';
    }
}
