package com.mailboxkit.mime.header;

import com.mailboxkit.mime.charset.OctetText;
import java.io.ByteArrayOutputStream;
import org.jspecify.annotations.Nullable;

/// Octets written as `%XX` (RFC 2231, section 4).
final class PercentOctets {

    private PercentOctets() {}

    /// @param charset of raw characters beyond ASCII
    static byte[] of(String text, @Nullable String charset) {
        var octets = new ByteArrayOutputStream(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            int high = c == '%' && i + 2 < text.length() ? Character.digit(text.charAt(i + 1), 16) : -1;
            int low = high < 0 ? -1 : Character.digit(text.charAt(i + 2), 16);
            if (low >= 0) {
                octets.write(high << 4 | low);
                i += 2;
            } else if (c < 0x80) {
                octets.write(c);
            } else {
                var raw = RawText.at(text, i);
                octets.writeBytes(OctetText.encode(raw, charset));
                i += raw.length() - 1;
            }
        }
        return octets.toByteArray();
    }
}
