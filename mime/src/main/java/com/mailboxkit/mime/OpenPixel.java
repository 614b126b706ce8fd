package com.mailboxkit.mime;

import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeUtility;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/// A picture of one pixel that tells when it is fetched. It goes to the end of an HTML text, so that it comes last when
/// a reader fetches pictures, and its token onto a line of its own, so that another of the same length can be put in
/// its place without touching anything else.
///
/// @param address of the picture up to the token
/// @param token ASCII letters, digits, `-` and `_`, fewer than 76
public record OpenPixel(String address, String token) {

    private static final Pattern END = Pattern.compile("</body\\s*>", Pattern.CASE_INSENSITIVE);

    /// A soft line break (RFC 2045, section 6.7): nothing once it is decoded.
    private static final String BREAK = "=\r\n";

    /// The HTML with the picture in it, in quoted-printable.
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
