package com.mailboxkit.authentication.dkim;

import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.List;

/// Hashes a body as a stream (RFC 6376, section 3.4). Line ends are held back while they may be the trailing
/// ones of the body.
final class BodyHash {

    private static final int CHUNK = 16 * 1024;
    private static final byte[] CRLF = {'\r', '\n'};

    private final Canonicalization canonicalization;
    private final MessageDigest digest = sha256();
    private final byte[] pending = new byte[CHUNK];
    private int filled;
    private long heldLineEnds;
    private boolean heldBlank;
    private boolean heldReturn;
    private boolean hasContent;

    BodyHash(Canonicalization canonicalization) {
        this.canonicalization = canonicalization;
    }

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    /// Reads a body to its end, for all hashes at once.
    ///
    /// @throws InterruptedIOException where the caller has stopped waiting
    static void read(InputStream body, List<BodyHash> hashes) throws IOException {
        var chunk = new byte[CHUNK];
        for (int read; (read = body.read(chunk)) >= 0; ) {
            if (Thread.currentThread().isInterrupted()) {
                throw new InterruptedIOException("nobody waits for the hash of this body");
            }
            for (var hash : hashes) {
                hash.update(chunk, read);
            }
        }
    }

    void update(byte[] octets, int length) {
        for (int i = 0; i < length; i++) {
            take(octets[i]);
        }
    }

    private void take(byte octet) {
        if (heldReturn) {
            heldReturn = false;
            if (octet == '\n') {
                heldBlank = false; // trailing in the line
                heldLineEnds++;
                return;
            }
            content((byte) '\r');
        }
        if (octet == '\r') {
            heldReturn = true;
        } else if (canonicalization == Canonicalization.RELAXED && (octet == ' ' || octet == '\t')) {
            heldBlank = true;
        } else {
            content(octet);
        }
    }

    private void content(byte octet) {
        for (; heldLineEnds > 0; heldLineEnds--) {
            put(CRLF[0]);
            put(CRLF[1]);
        }
        if (heldBlank) {
            heldBlank = false;
            put((byte) ' ');
        }
        put(octet);
        hasContent = true;
    }

    private void put(byte octet) {
        if (filled == pending.length) {
            digest.update(pending, 0, filled);
            filled = 0;
        }
        pending[filled++] = octet;
    }

    byte[] finish() {
        if (heldReturn) {
            content((byte) '\r');
        }
        digest.update(pending, 0, filled);
        if (hasContent || canonicalization == Canonicalization.SIMPLE) {
            digest.update(CRLF);
        }
        return digest.digest();
    }
}
