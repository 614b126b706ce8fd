package com.mailboxkit.mime;

import jakarta.mail.internet.HeaderTokenizer;
import jakarta.mail.internet.MimeUtility;
import java.nio.charset.StandardCharsets;

/// A parameter of a MIME field, such as a file name. Long or non-ASCII values are encoded and split (RFC 2231),
/// each piece on a separate line: Jakarta Mail encodes them, but leaves one line, which may exceed the limit.
final class FieldParameter {

    private static final int MAX_PIECE = 60;
    private static final int MAX_QUOTED = 255;
    private static final String TOKEN = "!#$&+-.^_`{|}~"; // beside letters and digits (RFC 2231, section 7)

    private FieldParameter() {}

    /// To be appended to the value of a field.
    static String of(String name, String value) {
        return isPlain(value, MAX_PIECE)
                ? ";\r\n\t%s=%s".formatted(name, MimeUtility.quote(value, HeaderTokenizer.MIME))
                : encoded(name, value);
    }

    /// The same for parameters that many programs read only in quotes, such as a file name.
    static String quoted(String name, String value) {
        return isPlain(value, MAX_QUOTED)
                ? ";\r\n\t%s=\"%s\"".formatted(name, value.replace("\\", "\\\\").replace("\"", "\\\""))
                : encoded(name, value);
    }

    private static boolean isPlain(String value, int longest) {
        return value.length() <= longest
                && StandardCharsets.US_ASCII.newEncoder().canEncode(value);
    }

    private static String encoded(String name, String value) {
        var field = new StringBuilder();
        var piece = new StringBuilder("UTF-8''");
        int number = 0;
        for (byte octet : value.getBytes(StandardCharsets.UTF_8)) {
            var encoded = encoded(octet);
            if (piece.length() + encoded.length() > MAX_PIECE) {
                field.append(";\r\n\t%s*%d*=%s".formatted(name, number++, piece));
                piece.setLength(0);
            }
            piece.append(encoded);
        }
        return field.append(";\r\n\t%s*%d*=%s".formatted(name, number, piece)).toString();
    }

    private static String encoded(byte octet) {
        boolean isPlain = octet >= '0' && octet <= '9'
                || octet >= 'A' && octet <= 'Z'
                || octet >= 'a' && octet <= 'z'
                || TOKEN.indexOf(octet) >= 0;
        return isPlain ? Character.toString(octet) : "%%%02X".formatted(octet);
    }
}
