package com.mailboxkit.mime.charset;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// UTF-7 (RFC 2152), which old programs still send and Java does not support.
final class Utf7 {

    private static final int[] VALUES = values();

    private Utf7() {}

    static boolean isNamedBy(String label) {
        return switch (EncodingLabels.key(label)) {
            case "utf7", "unicode11utf7", "xunicode20utf7", "unicode20utf7", "cp65000" -> true;
            default -> false;
        };
    }

    static String decode(byte[] octets) {
        var text = new StringBuilder(octets.length);
        for (int i = 0; i < octets.length; ) {
            if (octets[i] != '+') {
                text.append((char) (octets[i++] & 0xff));
                continue;
            }
            int end = ++i;
            while (end < octets.length && value(octets[end]) >= 0) {
                end++;
            }
            boolean isClosed = end < octets.length && octets[end] == '-';
            if (end == i) {
                text.append('+');
            } else {
                text.append(shifted(octets, i, end));
            }
            i = isClosed ? end + 1 : end;
        }
        return text.toString();
    }

    /// UTF-16 in unpadded base64.
    private static String shifted(byte[] octets, int from, int to) {
        var utf16 = new ByteArrayOutputStream();
        int bits = 0;
        int held = 0;
        for (int i = from; i < to; i++) {
            held = held << 6 | value(octets[i]);
            bits += 6;
            if (bits >= 8) {
                bits -= 8;
                utf16.write(held >> bits);
                held &= (1 << bits) - 1;
            }
        }
        byte[] units = utf16.toByteArray();
        return new String(units, 0, units.length & ~1, StandardCharsets.UTF_16BE);
    }

    private static int value(byte octet) {
        return octet < 0 ? -1 : VALUES[octet];
    }

    private static int[] values() {
        var values = new int[128];
        Arrays.fill(values, -1);
        var letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
        for (int i = 0; i < letters.length(); i++) {
            values[letters.charAt(i)] = i;
        }
        return values;
    }
}
