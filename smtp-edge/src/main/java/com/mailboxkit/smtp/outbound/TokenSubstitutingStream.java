package com.mailboxkit.smtp.outbound;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/// Reads bytes as they are, but for those of one place.
final class TokenSubstitutingStream extends FilterInputStream {

    private final long begin;
    private final byte[] filling;
    private long position;

    /// @param begin of the bytes that are replaced by `filling`, one for one
    TokenSubstitutingStream(InputStream in, long begin, String filling) {
        super(in);
        this.begin = begin;
        this.filling = filling.getBytes(StandardCharsets.US_ASCII);
    }

    @Override
    public int read() throws IOException {
        var one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        int read = in.read(bytes, offset, length);
        if (read > 0) {
            long from = Math.max(begin, position);
            long to = Math.min(begin + filling.length, position + read);
            if (from < to) {
                int there = offset + (int) (from - position);
                System.arraycopy(filling, (int) (from - begin), bytes, there, (int) (to - from));
            }
            position += read;
        }
        return read;
    }

    @Override
    public long skip(long count) throws IOException {
        long skipped = in.skip(count);
        position += skipped;
        return skipped;
    }

    @Override
    public boolean markSupported() {
        return false;
    }
}
