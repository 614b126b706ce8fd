package com.mailboxkit.mime.structure;

import java.io.InputStream;
import java.util.Arrays;

/// Decodes a body line by line, or a line that is too long in pieces. No content is an error.
abstract class Decoder extends InputStream {

    /// RFC 5322 allows 998 octets in a line; a longer one is passed in pieces.
    private static final int MAX_PIECE = 1024;

    static final int GOES_ON = -1;

    private final Octets octets;
    private final long end;
    private final byte[] piece = new byte[MAX_PIECE + 2];
    private long at;
    private byte[] decoded = new byte[MAX_PIECE + 8];
    private int from;
    private int to;
    private boolean finished;

    Decoder(Octets octets, long start, long end) {
        this.octets = octets;
        this.at = start;
        this.end = end;
    }

    /// Decodes a piece by calling [#put].
    ///
    /// @param length without the line break
    /// @param lineBreak the length of the line break after it: 0 at the end of the body, [#GOES_ON] where the
    ///     line is longer
    /// @return false where the encoded data ends here: no further piece is passed
    abstract boolean decode(byte[] piece, int length, int lineBreak);

    /// After the last piece.
    abstract void finish();

    final void put(int octet) {
        if (to == decoded.length) {
            decoded = Arrays.copyOf(decoded, to * 2);
        }
        decoded[to++] = (byte) octet;
    }

    @Override
    public int read() {
        return fill() ? decoded[from++] & 0xff : -1;
    }

    @Override
    public int read(byte[] target, int start, int length) {
        if (length == 0) {
            return 0;
        }
        int count = 0;
        while (count < length && fill()) {
            int more = Math.min(length - count, to - from);
            System.arraycopy(decoded, from, target, start + count, more);
            from += more;
            count += more;
        }
        return count == 0 ? -1 : count;
    }

    private boolean fill() {
        while (from == to) {
            if (finished) {
                return false;
            }
            from = 0;
            to = 0;
            Stop.check();
            if (at >= end || !decodePiece()) {
                finished = true;
                finish();
            }
        }
        return true;
    }

    private boolean decodePiece() {
        int length = 0;
        while (at < end && length < MAX_PIECE) {
            int octet = octets.at(at);
            if (octet == '\n' || octet == '\r') {
                break;
            }
            piece[length++] = (byte) octet;
            at++;
        }
        if (length == MAX_PIECE) {
            int whole = beforeEscape(length);
            at -= length - whole;
            return decode(piece, whole, GOES_ON);
        }
        return decode(piece, length, lineBreak(length));
    }

    /// An escape of quoted-printable, `=` and two digits, is not split.
    private int beforeEscape(int length) {
        return piece[length - 2] == '=' ? length - 2 : piece[length - 1] == '=' ? length - 1 : length;
    }

    private int lineBreak(int length) {
        int count = 0;
        if (at < end && octets.at(at) == '\r') {
            piece[length + count++] = '\r';
            at++;
        }
        if (at < end && octets.at(at) == '\n') {
            piece[length + count++] = '\n';
            at++;
        }
        return count;
    }
}
