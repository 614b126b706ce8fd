package com.mailboxkit.mime;

import jakarta.activation.DataHandler;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimePart;
import jakarta.mail.util.ByteArrayDataSource;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/// A text of a message that goes out, in UTF-8. Its lines end with CRLF, so that what is signed is what receivers see,
/// and NUL is in no text (RFC 5322, section 4).
///
/// It is read once for its encoding: Jakarta Mail would go through its octets one by one, and twice.
///
/// @param encoding the value of `Content-Transfer-Encoding` (RFC 2045, section 6)
record TextPart(byte[] octets, String encoding) {

    private static final int MAX_LINE = 998; // octets without its end (RFC 5322, section 2.1.1)

    /// @param text null: an empty one
    static TextPart of(@Nullable String text) {
        var octets = lines(text == null ? "" : text).getBytes(StandardCharsets.UTF_8);
        return new TextPart(octets, encoding(octets));
    }

    static String lines(String written) {
        var text = written.replace("\0", "");
        var lines = new StringBuilder(text.length() + text.length() / 32);
        int length = text.length();
        for (int at = 0; at < length; at++) {
            char character = text.charAt(at);
            switch (character) {
                case '\n' -> lines.append("\r\n");
                case '\r' -> {
                    lines.append("\r\n");
                    if (at + 1 < length && text.charAt(at + 1) == '\n') {
                        at++;
                    }
                }
                default -> lines.append(character);
            }
        }
        return lines.toString();
    }

    /// Quoted-printable leaves a text readable that is mostly ASCII; for others base64 is shorter.
    private static String encoding(byte[] octets) {
        int beyondAscii = 0;
        int line = 0;
        boolean hasLongLine = false;
        for (byte octet : octets) {
            if (octet < 0) {
                beyondAscii++;
            }
            line = octet == '\n' || octet == '\r' ? 0 : line + 1;
            hasLongLine |= line > MAX_LINE;
        }
        if (beyondAscii > octets.length - beyondAscii) {
            return "base64";
        }
        return beyondAscii > 0 || hasLongLine ? "quoted-printable" : "7bit";
    }

    /// @param subtype of `text`
    void fill(MimePart part, String subtype) throws MessagingException {
        part.setDataHandler(new DataHandler(new ByteArrayDataSource(octets, "text/" + subtype + "; charset=UTF-8")));
        part.setHeader("Content-Transfer-Encoding", encoding);
    }
}
