package com.mailboxkit.mime.structure;

import java.util.Arrays;

/// Finds the boundary of a multipart that declares none, or one that never occurs: a line of `--` and text that
/// precedes a header field of a part, or, where none is declared, occurs more than once.
final class BoundaryGuess {

    private static final int MAX_DELIMITER = 258;

    private byte[] boundary = OpenPart.NO_BOUNDARY;
    private long after = -1;
    private boolean isSure;

    boolean isSure() {
        return isSure;
    }

    byte[] boundary() {
        return boundary;
    }

    /// @param lines at a line before the first delimiter
    void scan(Lines lines, boolean isNamed) {
        if (isSure) {
            return;
        }
        if (lines.start() == after && lines.startsWith("content-")) {
            isSure = true;
        } else if (lines.startsWith("--")) {
            var line = lines.trimmed(MAX_DELIMITER);
            if (!isRule(line)) {
                add(Arrays.copyOfRange(line, 2, line.length), lines.following(), isNamed);
            }
        }
    }

    private void add(byte[] found, long following, boolean isNamed) {
        int mismatch = Arrays.mismatch(boundary, found);
        boolean isClosed = mismatch == boundary.length
                && found.length == boundary.length + 2
                && found[found.length - 1] == '-'
                && found[found.length - 2] == '-';
        if (!isNamed && boundary.length > 0 && (mismatch < 0 || isClosed)) {
            isSure = true;
        } else {
            boundary = found;
            after = following;
        }
    }

    /// Also `-- ` before a signature.
    private static boolean isRule(byte[] line) {
        for (byte octet : line) {
            if (octet != '-') {
                return false;
            }
        }
        return true;
    }
}
