package com.mailboxkit.smtp.session;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Objects;

/// The message behind DATA: without its final `<CRLF>.<CRLF>` and with transparency undone (RFC 5321, section 4.5.2).
/// Only CRLF ends a line; a bare CR or LF is a character like others, or a second message could be smuggled in behind
/// `<LF>.<CRLF>`. Reading beyond the end never touches the commands that follow. NULs are left out: RFC 5322 knows them
/// as obsolete only, and PostgreSQL cannot hold them.
final class DataStream extends InputStream {

    private static final int NOTHING = -1;
    private static final int NUL = 0;
    private static final int BLOCK = 8 * 1024;

    private final InputStream client;
    private final long limit;
    private final byte[] block = new byte[BLOCK];
    private int position;
    private int end;
    private long taken;
    private boolean lineStart = true;
    private boolean afterCr;
    private boolean ended;
    private int held = NOTHING;

    /// @param client supports mark and reset: it is read by the block, and what is behind the message is given back
    /// @param limit bytes after which it is broken off, to the block
    DataStream(InputStream client, long limit) {
        this.client = client;
        this.limit = limit;
    }

    /// @throws ClientGoneException where the client falls silent, goes away or never ends
    @Override
    public int read() throws ClientGoneException {
        int next = unstuffed();
        while (next == NUL) {
            next = unstuffed();
        }
        return next;
    }

    private int unstuffed() throws ClientGoneException {
        if (ended) {
            return NOTHING;
        }
        int next = held == NOTHING ? take() : held;
        held = NOTHING;
        if (lineStart && next == '.') {
            next = take();
            if (next == '\r') {
                held = take();
                if (held == '\n') {
                    end();
                }
            }
        }
        lineStart = afterCr && next == '\n';
        afterCr = next == '\r';
        return ended ? NOTHING : next;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws ClientGoneException {
        Objects.checkFromIndexSize(offset, length, bytes.length);
        int count = 0;
        for (int next; count < length && (next = read()) != NOTHING; count++) {
            bytes[offset + count] = (byte) next;
        }
        return count == 0 && length > 0 ? NOTHING : count;
    }

    /// Reads what is left.
    void drain() throws IOException {
        transferTo(OutputStream.nullOutputStream());
    }

    /// The next octet of the client.
    private int take() throws ClientGoneException {
        if (position == end) {
            fill();
        }
        return block[position++] & 0xFF;
    }

    private void fill() throws ClientGoneException {
        if (taken > limit) {
            throw new ClientGoneException("The message does not end", null);
        }
        try {
            client.mark(BLOCK);
            end = client.read(block, 0, BLOCK);
        } catch (IOException lost) {
            throw new ClientGoneException("The message broke off", lost);
        }
        if (end <= 0) {
            throw new ClientGoneException("The message broke off", null);
        }
        position = 0;
        taken += end;
    }

    /// Leaves to the client's next command what came in the same block.
    private void end() throws ClientGoneException {
        ended = true;
        try {
            client.reset();
            client.skipNBytes(position);
        } catch (IOException lost) {
            throw new ClientGoneException("The message broke off", lost);
        }
    }
}
