package com.mailboxkit.smtp.inbound;

import com.mailboxkit.content.ContentStore;
import com.mailboxkit.kernel.content.ContentRef;
import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.subethamail.smtp.RejectException;

/// A message as it lies in the content store.
///
/// @param raw with our trace header
/// @param sha256 of what the client sent, so without it
record StoredBody(ContentRef raw, String sha256) {

    private static final int CHUNK = 16 * 1024;
    private static final int MAX_HOPS = 100; // RFC 5321, section 6.3: normally at least 100

    /// Told how many bytes a message has, before it is stored.
    @FunctionalInterface
    interface Room {
        /// @throws RejectException where there is no room for it
        void take(long bytes) throws RejectException;
    }

    /// Stores a message as it comes; durable when it returns.
    ///
    /// @throws RejectException where it is too large or came through too many servers
    static StoredBody of(InputStream message, byte[] trace, ContentStore store, long maxSize, Room room)
            throws IOException, RejectException {
        var digest = newDigest();
        var hops = new HopCount();
        try (var sink = store.open()) {
            sink.write(trace);
            long size = 0;
            var chunk = new byte[CHUNK];
            for (int read; size <= maxSize && (read = message.read(chunk)) >= 0; size += read) {
                digest.update(chunk, 0, read);
                hops.add(chunk, read);
                sink.write(chunk, 0, read);
            }
            if (size > maxSize) {
                throw new RejectException(552, "5.3.4 The message is larger than " + maxSize + " bytes");
            }
            if (hops.hops() > MAX_HOPS) {
                throw new RejectException(554, "5.4.6 The message goes round in a loop");
            }
            room.take(size);
            return new StoredBody(sink.commit(), HexFormat.of().formatHex(digest.digest()));
        }
    }

    private static MessageDigest newDigest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
