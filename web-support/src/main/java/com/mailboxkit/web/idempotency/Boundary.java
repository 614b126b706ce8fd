package com.mailboxkit.web.idempotency;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// Finds the boundary of a multipart body in the bytes that pass, wherever they were cut, and leaves it out:
/// after Knuth, Morris and Pratt, since a boundary may begin with what another beginning of it ends with.
final class Boundary {

    private final byte[] text;
    /// For each length of a match, how much of it is also a beginning of the text.
    private final int[] fallback;

    private int matched;

    Boundary(String boundary) {
        text = ("--" + boundary).getBytes(StandardCharsets.UTF_8);
        fallback = new int[text.length + 1];
        for (int length = 1, border = 0; length < text.length; length++) {
            while (border > 0 && text[length] != text[border]) {
                border = fallback[border];
            }
            if (text[length] == text[border]) {
                border++;
            }
            fallback[length + 1] = border;
        }
    }

    /// The given bytes, and those held back before them, without any boundary; an end that may begin one is held back.
    byte[] leaveOut(byte[] bytes) {
        var kept = new byte[bytes.length + text.length];
        int size = 0;
        for (byte next : bytes) {
            while (matched > 0 && next != text[matched]) {
                int shorter = fallback[matched];
                int given = matched - shorter;
                System.arraycopy(text, 0, kept, size, given);
                size += given;
                matched = shorter;
            }
            if (next != text[matched]) {
                kept[size++] = next;
            } else if (++matched == text.length) {
                matched = 0;
            }
        }
        return Arrays.copyOf(kept, size);
    }

    /// What was held back to the end.
    byte[] rest() {
        return Arrays.copyOf(text, matched);
    }
}
