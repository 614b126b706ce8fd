package com.mailboxkit.mime.structure;

/// uuencode (POSIX), with or without its first and last line.
final class UuDecoder extends Decoder {

    private boolean hasBegun;

    UuDecoder(Octets octets, long start, long end) {
        super(octets, start, end);
    }

    @Override
    boolean decode(byte[] piece, int length, int lineBreak) {
        if (!hasBegun && startsWith(piece, length, "begin ")) {
            hasBegun = true;
            return true;
        }
        if (startsWith(piece, length, "end") && length == "end".length()) {
            return false;
        }
        int octets = length == 0 ? 0 : value(piece[0]);
        for (int at = 1; octets > 0 && at < length; at += 4) {
            int group = value(piece, at, length) << 18
                    | value(piece, at + 1, length) << 12
                    | value(piece, at + 2, length) << 6
                    | value(piece, at + 3, length);
            for (int shift = 16; shift >= 0 && octets > 0; shift -= 8, octets--) {
                put(group >> shift);
            }
        }
        return true;
    }

    private static boolean startsWith(byte[] piece, int length, String ascii) {
        boolean starts = length >= ascii.length();
        for (int i = 0; starts && i < ascii.length(); i++) {
            starts = piece[i] == ascii.charAt(i);
        }
        return starts;
    }

    /// Blanks at the end of a line are often removed.
    private static int value(byte[] piece, int at, int length) {
        return at < length ? value(piece[at]) : 0;
    }

    private static int value(byte octet) {
        return octet - ' ' & 0x3f;
    }

    @Override
    void finish() {
        // every line is decoded separately
    }
}
