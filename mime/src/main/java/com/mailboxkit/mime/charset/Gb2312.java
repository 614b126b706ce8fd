package com.mailboxkit.mime.charset;

import java.nio.charset.Charset;

/// Chinese text without a charset label. GB 2312 encodes its frequent characters and its punctuation in pairs
/// of octets from a narrow range, which single-byte European text does not stay within.
final class Gb2312 {

    static final Charset SUPERSET = Charset.forName("GB18030");

    private static final int FEWEST_PAIRS = 2;

    private Gb2312() {}

    static boolean isLikely(byte[] octets) {
        int pairs = 0;
        for (int i = 0; i < octets.length; i++) {
            if (octets[i] >= 0) {
                continue;
            }
            if (i + 1 == octets.length || !isPair(octets[i] & 0xff, octets[i + 1] & 0xff)) {
                return false;
            }
            pairs++;
            i++;
        }
        return pairs >= FEWEST_PAIRS;
    }

    /// Punctuation, full-width forms, or one of the 3,755 frequent characters.
    private static boolean isPair(int first, int second) {
        boolean isRow = first == 0xA1 || first == 0xA3 || first >= 0xB0 && first <= 0xD7;
        return isRow && second >= 0xA1 && second <= 0xFE;
    }
}
