package com.mailboxkit.mime.structure;

import java.util.Arrays;

/// Lenient base64 (RFC 2045, section 6.8): with other characters in it, without padding, in separately padded
/// pieces, and with the footer of a mailing list after it, which is not decoded.
final class Base64Decoder extends Decoder {

    private static final byte[] VALUES = values();
    private static final int OTHER = -1;
    private static final int PADDING = -2;

    /// One in this many characters of a line may be outside of the alphabet before the line is read as text.
    private static final int MOSTLY = 8;

    /// A line of this many letters is not a word.
    private static final int LONG = 40;

    private int group;
    private int digits;
    private boolean isPadded;
    private boolean hasData;

    Base64Decoder(Octets octets, long start, long end) {
        super(octets, start, end);
    }

    private static byte[] values() {
        var values = new byte[256];
        Arrays.fill(values, (byte) OTHER);
        var alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
        for (int i = 0; i < alphabet.length(); i++) {
            values[alphabet.charAt(i)] = (byte) i;
        }
        values['='] = (byte) PADDING;
        return values;
    }

    /// Whether the octet is in the alphabet, or padding.
    static boolean isLetter(byte octet) {
        return VALUES[octet & 0xff] != OTHER;
    }

    @Override
    boolean decode(byte[] piece, int length, int lineBreak) {
        int first = 0;
        int last = length;
        while (first < last && piece[first] <= ' ' && piece[first] >= 0) {
            first++;
        }
        while (last > first && piece[last - 1] <= ' ' && piece[last - 1] >= 0) {
            last--;
        }
        if (!isData(piece, first, last)) {
            return !hasData;
        }
        for (int i = first; i < last; i++) {
            digit(VALUES[piece[i] & 0xff]);
        }
        return true;
    }

    /// Distinguishes encoded data from text that was appended to it.
    private boolean isData(byte[] piece, int first, int last) {
        int others = 0;
        for (int i = first; i < last; i++) {
            others += VALUES[piece[i] & 0xff] == OTHER ? 1 : 0;
        }
        int letters = last - first - others;
        if (others > 0) {
            return !isPadded && others * MOSTLY <= letters;
        }
        return !isPadded || letters % 4 == 0 || letters > LONG;
    }

    private void digit(int value) {
        switch (value) {
            case OTHER -> {}
            case PADDING -> {
                isPadded |= hasData;
                finish();
            }
            default -> {
                hasData = true;
                isPadded = false;
                group = group << 6 | value;
                if (++digits == 4) {
                    put(group >> 16);
                    put(group >> 8);
                    put(group);
                    digits = 0;
                }
            }
        }
    }

    /// The rest of an incomplete group; six bits alone are nothing.
    @Override
    void finish() {
        if (digits == 3) {
            put(group >> 10);
            put(group >> 2);
        } else if (digits == 2) {
            put(group >> 4);
        }
        digits = 0;
    }
}
