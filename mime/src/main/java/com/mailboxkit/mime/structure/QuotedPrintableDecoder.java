package com.mailboxkit.mime.structure;

/// Lenient quoted-printable (RFC 2045, section 6.7): an invalid escape is literal, hexadecimal digits may be in
/// lower case, and blanks at the end of a line, also before a soft line break, were not in the original.
final class QuotedPrintableDecoder extends Decoder {

    QuotedPrintableDecoder(Octets octets, long start, long end) {
        super(octets, start, end);
    }

    @Override
    boolean decode(byte[] piece, int length, int lineBreak) {
        boolean isWhole = lineBreak != GOES_ON;
        int last = length;
        while (isWhole && last > 0 && (piece[last - 1] == ' ' || piece[last - 1] == '\t')) {
            last--;
        }
        boolean goesOn = isWhole && last > 0 && piece[last - 1] == '=';
        if (goesOn) {
            last--;
        }
        for (int i = 0; i < last; i++) {
            int high = piece[i] == '=' && i + 2 < last ? digit(piece[i + 1]) : -1;
            int low = high < 0 ? -1 : digit(piece[i + 2]);
            if (low < 0) {
                put(piece[i]);
            } else {
                put(high << 4 | low);
                i += 2;
            }
        }
        for (int i = length; !goesOn && i < length + lineBreak; i++) {
            put(piece[i]);
        }
        return true;
    }

    private static int digit(byte octet) {
        return octet < 0 ? -1 : Character.digit(octet, 16);
    }

    @Override
    void finish() {
        // a soft line break at the end of the body
    }
}
