package com.mailboxkit.webhook.call;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/// The beginning of an answer, and how much of it was read.
final class ResponsePrefix {

    private static final int KEPT = 4 * 1024;

    private final long limit;
    private final ByteArrayOutputStream kept = new ByteArrayOutputStream();
    private long read;

    /// @param limit bytes to be read at most
    ResponsePrefix(long limit) {
        this.limit = limit;
    }

    /// @return whether that is enough
    synchronized boolean add(byte[] bytes) {
        kept.write(bytes, 0, Math.min(bytes.length, KEPT - kept.size()));
        read += bytes.length;
        return read >= limit;
    }

    /// As text that any database takes.
    synchronized String text() {
        return kept.toString(StandardCharsets.UTF_8).replace('\0', '\uFFFD');
    }
}
