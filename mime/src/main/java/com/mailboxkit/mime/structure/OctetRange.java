package com.mailboxkit.mime.structure;

import java.io.InputStream;

/// A range of a message as a stream.
final class OctetRange extends InputStream {

    private static final int CHUNK = 64 * 1024;

    private final Octets octets;
    private final long end;
    private long at;

    OctetRange(Octets octets, long start, long end) {
        this.octets = octets;
        this.at = start;
        this.end = end;
    }

    @Override
    public int read() {
        return at < end ? octets.at(at++) : -1;
    }

    @Override
    public int read(byte[] target, int start, int length) {
        if (length == 0) {
            return 0;
        }
        if (at >= end) {
            return -1;
        }
        Stop.check();
        int count = octets.copy(at, target, start, (int) Math.min(Math.min(length, CHUNK), end - at));
        at += count;
        return count;
    }

    @Override
    public int available() {
        return (int) Math.min(end - at, Integer.MAX_VALUE);
    }
}
