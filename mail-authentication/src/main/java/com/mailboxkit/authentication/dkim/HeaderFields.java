package com.mailboxkit.authentication.dkim;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// The header of a message, in order.
final class HeaderFields {

    private static final int MAX_OCTETS = 1024 * 1024;

    private final Map<String, List<HeaderField>> byName;

    private HeaderFields(List<HeaderField> fields) {
        this.byName = fields.stream().collect(Collectors.groupingBy(HeaderField::name));
    }

    /// Reads up to the empty line; the stream is then at the first octet of the body.
    ///
    /// @throws SignatureException where the header is larger than any legitimate one
    static HeaderFields read(InputStream message) throws IOException, SignatureException {
        var fields = new ArrayList<HeaderField>();
        var current = new StringBuilder();
        int left = MAX_OCTETS;
        for (String line; !(line = line(message, left)).isEmpty(); ) {
            left -= line.length();
            if (left <= 0) {
                throw SignatureException.permanent("the header is larger than " + MAX_OCTETS + " octets");
            }
            boolean continues = (line.startsWith(" ") || line.startsWith("\t")) && !current.isEmpty();
            if (continues) {
                current.append("\r\n").append(line);
            } else {
                add(current, fields);
                current.append(line);
            }
        }
        add(current, fields);
        return new HeaderFields(fields);
    }

    private static void add(StringBuilder current, List<HeaderField> fields) {
        if (!current.isEmpty()) {
            fields.add(new HeaderField(current.toString()));
            current.setLength(0);
        }
    }

    /// Without its line end; empty at the end of the header.
    private static String line(InputStream message, int most) throws IOException {
        var line = new ByteArrayOutputStream();
        for (int octet; line.size() <= most && (octet = message.read()) >= 0 && octet != '\n'; ) {
            line.write(octet);
        }
        var text = line.toString(StandardCharsets.ISO_8859_1);
        return text.endsWith("\r") ? text.substring(0, text.length() - 1) : text;
    }

    List<HeaderField> all(String name) {
        return byName.getOrDefault(name, List.of());
    }

    /// The fields that a signature lists, in its order: of several with one name the last first, and nothing
    /// for names beyond those present (RFC 6376, section 5.4.2).
    List<HeaderField> signed(List<String> names) {
        var timesNamed = new HashMap<String, Integer>();
        var signed = new ArrayList<HeaderField>();
        for (var name : names) {
            var fields = all(name);
            int fromEnd = timesNamed.merge(name, 1, Integer::sum);
            if (fromEnd <= fields.size()) {
                signed.add(fields.get(fields.size() - fromEnd));
            }
        }
        return signed;
    }
}
