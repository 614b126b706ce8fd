package com.mailboxkit.mime.header;

import com.mailboxkit.mime.charset.OctetText;
import java.io.ByteArrayOutputStream;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Joins parameters, also those in numbered pieces with a charset (RFC 2231). An encoded form takes precedence
/// over a plain one of the same name; encoded words, which RFC 2231 does not provide for but programs send,
/// are decoded.
final class ParameterPieces {

    private static final int MAX_PIECES = 1_000;

    private final Map<String, String> plain = new HashMap<>();
    private final Map<String, SortedMap<Integer, Piece>> numbered = new HashMap<>();

    /// @param isEncoded whether it has octets as `%XX`
    private record Piece(String text, boolean isEncoded) {}

    /// @param name with `*` and the number of the piece, as received; the first of a name counts
    void add(String name, String value) {
        var lower = name.toLowerCase(Locale.ROOT);
        int star = lower.indexOf('*');
        if (star <= 0) {
            plain.putIfAbsent(lower, value);
            return;
        }
        boolean isEncoded = lower.endsWith("*");
        var number = lower.substring(star + 1, Math.max(star + 1, lower.length() - (isEncoded ? 1 : 0)));
        int index = number.isEmpty() ? 0 : index(number);
        if (index < 0) {
            plain.putIfAbsent(lower, value);
        } else {
            numbered.computeIfAbsent(lower.substring(0, star), key -> new TreeMap<>())
                    .putIfAbsent(index, new Piece(value, isEncoded));
        }
    }

    private static int index(String number) {
        try {
            int index = Integer.parseInt(number);
            return index < MAX_PIECES ? index : -1;
        } catch (NumberFormatException none) {
            return -1;
        }
    }

    Map<String, String> joined() {
        Map<String, String> joined = new HashMap<>();
        plain.forEach((name, value) -> joined.put(name, EncodedWords.decode(value)));
        numbered.forEach((name, pieces) -> joined.put(name, joined(pieces)));
        return Map.copyOf(joined);
    }

    /// Octets are joined before decoding: characters may be split here, too.
    private static String joined(SortedMap<Integer, Piece> pieces) {
        if (pieces.values().stream().noneMatch(Piece::isEncoded)) {
            var text = new StringBuilder();
            pieces.values().forEach(piece -> text.append(piece.text()));
            return EncodedWords.decode(text.toString());
        }
        var octets = new ByteArrayOutputStream();
        @Nullable String charset = null;
        boolean isFirst = true;
        for (var piece : pieces.values()) {
            var text = piece.text();
            int second = text.indexOf('\'', text.indexOf('\'') + 1);
            if (isFirst && piece.isEncoded() && second > 0) {
                charset = text.substring(0, text.indexOf('\''));
                text = text.substring(second + 1);
            }
            octets.writeBytes(piece.isEncoded() ? PercentOctets.of(text, charset) : OctetText.encode(text, charset));
            isFirst = false;
        }
        return OctetText.decode(octets.toByteArray(), charset);
    }
}
