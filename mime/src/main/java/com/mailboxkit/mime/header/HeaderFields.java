package com.mailboxkit.mime.header;

import com.mailboxkit.mime.charset.OctetText;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// The fields of a header (RFC 5322, section 2.2), of a message or of a part, as received. Lines that are not
/// fields are skipped.
public final class HeaderFields {

    /// Of the value of a field, in octets; the rest is dropped.
    private static final int MAX_VALUE = 64 * 1024;

    private static final int MAX_NAME = 998; // a line of RFC 5322

    private final byte[] header;
    private final List<Field> fields;

    /// A field in `header`.
    ///
    /// @param value its start, after the colon
    private record Field(String name, int value, int end) {}

    private HeaderFields(byte[] header, List<Field> fields) {
        this.header = header;
        this.fields = fields;
    }

    /// @param header the octets up to, not including, the empty line
    public static HeaderFields parse(byte[] header) {
        var fields = new ArrayList<Field>();
        for (int start = behindMark(header); start < header.length; ) {
            int end = endOfLine(header, start);
            while (end < header.length && isBlank(header[end])) {
                end = endOfLine(header, end);
            }
            int colon = colon(header, start, end);
            if (colon > start) {
                fields.add(new Field(name(header, start, colon), colon + 1, end));
            }
            start = end;
        }
        return new HeaderFields(header, fields);
    }

    /// The unfolded value of the first field with that name, octets decoded to text, encoded words unchanged.
    ///
    /// @param name in any case
    public Optional<String> first(String name) {
        return named(name).findFirst();
    }

    /// All fields with that name, in order.
    ///
    /// @param name in any case
    public List<String> all(String name) {
        return named(name).toList();
    }

    private Stream<String> named(String name) {
        return fields.stream()
                .filter(field -> field.name().equalsIgnoreCase(name))
                .map(this::text);
    }

    /// Without line ends and other controls except the tab: fields do not need them, and PostgreSQL refuses a
    /// NUL in text.
    private String text(Field field) {
        var unfolded = new ByteArrayOutputStream();
        int end = Math.min(field.end(), field.value() + MAX_VALUE);
        for (int i = field.value(); i < end; i++) {
            if (header[i] != '\r' && header[i] != '\n') {
                unfolded.write(header[i]);
            }
        }
        var text = OctetText.decode(unfolded.toByteArray(), null);
        return text.chars()
                .filter(c -> c == '\t' || !Character.isISOControl(c))
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString()
                .strip();
    }

    /// After a UTF-8 byte order mark, which programs that write files put before the first field.
    private static int behindMark(byte[] header) {
        boolean isMarked =
                header.length > 2 && header[0] == (byte) 0xEF && header[1] == (byte) 0xBB && header[2] == (byte) 0xBF;
        return isMarked ? 3 : 0;
    }

    /// After the line end: LF, CR, or LF after any number of CR, as written by programs that convert the LF of
    /// a CRLF to CRLF.
    private static int endOfLine(byte[] header, int from) {
        for (int i = from; i < header.length; i++) {
            if (header[i] == '\n') {
                return i + 1;
            }
            if (header[i] == '\r') {
                int next = i + 1;
                while (next < header.length && header[next] == '\r') {
                    next++;
                }
                return next < header.length && header[next] == '\n' ? next + 1 : next;
            }
        }
        return header.length;
    }

    private static boolean isBlank(byte octet) {
        return octet == ' ' || octet == '\t';
    }

    /// @return -1 without a field name before a colon. Old programs put blanks after the name (RFC 5322,
    ///     section 4.5).
    private static int colon(byte[] header, int start, int end) {
        boolean isBehindName = false;
        for (int i = start; i < Math.min(end, start + MAX_NAME); i++) {
            if (header[i] == ':') {
                return i;
            }
            boolean isBlank = isBlank(header[i]);
            if (isBehindName && !isBlank || !isBlank && (header[i] <= ' ' || header[i] == 0x7F)) {
                return -1;
            }
            isBehindName = isBlank;
        }
        return -1;
    }

    private static String name(byte[] header, int start, int colon) {
        return new String(header, start, colon - start, StandardCharsets.US_ASCII).strip();
    }
}
