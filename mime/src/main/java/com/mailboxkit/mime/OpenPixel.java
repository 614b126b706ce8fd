package com.mailboxkit.mime;

import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeUtility;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/// A tracking image of one pixel. It is appended to an HTML text, so that clients fetch it last, and its
/// token is on a separate line, so that it can be replaced by another one of the same length without any
/// other change.
///
/// @param address URL of the image up to the token
/// @param token ASCII letters, digits, `-` and `_`, fewer than 76
public record OpenPixel(String address, String token) {

    private static final Pattern END = Pattern.compile("</body\\s*>", Pattern.CASE_INSENSITIVE);

    /// A soft line break (RFC 2045, section 6.7): decodes to nothing.
    private static final String BREAK = "=\r\n";

    /// The HTML with the image, in quoted-printable.
    String into(String html) throws IOException, MessagingException {
        int end = END.matcher(html)
                .results()
                .mapToInt(match -> match.start())
                .max()
                .orElse(html.length());
        String before = html.substring(0, end) + "<img width=\"1\" height=\"1\" alt=\"\" src=\"" + escaped(address);
        return encoded(before) + BREAK + token + BREAK + encoded("\">" + html.substring(end));
    }

    private static String escaped(String address) {
        return address.replace("&", "&amp;").replace("\"", "&quot;");
    }

    private static String encoded(String text) throws IOException, MessagingException {
        var bytes = new ByteArrayOutputStream();
        try (var quotedPrintable = MimeUtility.encode(bytes, "quoted-printable")) {
            quotedPrintable.write(text.getBytes(StandardCharsets.UTF_8));
        }
        return bytes.toString(StandardCharsets.US_ASCII);
    }
}
