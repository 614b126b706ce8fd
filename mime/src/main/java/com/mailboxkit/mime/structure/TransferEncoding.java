package com.mailboxkit.mime.structure;

import com.mailboxkit.mime.header.HeaderFields;
import com.mailboxkit.mime.header.ParameterizedValue;
import java.io.InputStream;
import java.util.Locale;

/// How a body is encoded (RFC 2045, section 6).
public enum TransferEncoding {
    /// `7bit`, `8bit` and `binary`, and every unknown one.
    NONE,
    BASE64,
    QUOTED_PRINTABLE,
    UUENCODE;

    /// Enough to distinguish base64 from text that is labelled so.
    private static final int PEEK = 1024;

    /// One in this many octets outside of the alphabet.
    private static final int OTHERS = 8;

    /// Words are shorter than this many letters.
    private static final int LONG_WORD = 12;

    static TransferEncoding of(HeaderFields header) {
        var field = header.first("Content-Transfer-Encoding").orElse("").strip();
        int comment = field.startsWith("(") ? field.indexOf(')') + 1 : 0;
        var name = new StringBuilder();
        ParameterizedValue.parse(field.substring(comment).strip())
                .value()
                .toLowerCase(Locale.ROOT)
                .chars()
                .filter(c -> c < 128 && Character.isLetterOrDigit(c))
                .forEach(c -> name.append((char) c));
        return switch (name.toString()) {
            case "base64", "b64", "b" -> BASE64;
            case "quotedprintable", "qp", "q" -> QUOTED_PRINTABLE;
            case "xuuencode", "uuencode", "xuue", "uue" -> UUENCODE;
            default -> NONE;
        };
    }

    InputStream decode(Octets octets, long start, long end) {
        return switch (this) {
            case NONE -> new OctetRange(octets, start, end);
            case BASE64 ->
                isBase64(octets, start, end)
                        ? new Base64Decoder(octets, start, end)
                        : new OctetRange(octets, start, end);
            case QUOTED_PRINTABLE -> new QuotedPrintableDecoder(octets, start, end);
            case UUENCODE -> new UuDecoder(octets, start, end);
        };
    }

    /// Some programs declare base64 and send text: the first line shows it.
    private static boolean isBase64(Octets octets, long start, long end) {
        var beginning = octets.copy(start, Math.min(end, start + PEEK));
        int first = 0;
        while (first < beginning.length && beginning[first] >= 0 && beginning[first] <= ' ') {
            first++;
        }
        int last = first;
        while (last < beginning.length && beginning[last] != '\n' && beginning[last] != '\r') {
            last++;
        }
        int others = 0;
        int blanks = 0;
        for (int i = first; i < last; i++) {
            boolean isBlank = beginning[i] == ' ' || beginning[i] == '\t';
            blanks += isBlank && i + 1 < last && beginning[i + 1] != ' ' ? 1 : 0;
            others += isBlank || Base64Decoder.isLetter(beginning[i]) ? 0 : 1;
        }
        return others * OTHERS <= last - first && blanks * LONG_WORD <= last - first;
    }
}
