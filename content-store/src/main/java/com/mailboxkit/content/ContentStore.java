package com.mailboxkit.content;

import com.mailboxkit.kernel.content.ContentRef;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Collection;

/// Stores immutable bytes under their SHA-256. The same bytes stored twice are kept once. All methods are
/// thread-safe and block: do not call them on an event loop.
public interface ContentStore {

    /// Opens a sink for bytes that are not known in advance.
    ///
    /// @throws IOException when no sink can be opened (disk full, no permission)
    Sink open() throws IOException;

    /// Stores bytes in memory; durable when it returns.
    default ContentRef put(byte[] bytes) throws IOException {
        try (var sink = open()) {
            sink.write(bytes);
            return sink.commit();
        }
    }

    /// Reads stored bytes.
    ///
    /// @throws java.nio.file.NoSuchFileException when nothing is stored under this hash
    InputStream read(ContentRef ref) throws IOException;

    /// Makes several sinks of this store durable, together where the store can. Sinks for which this fails are
    /// left to their owner to close.
    default void commit(Collection<Sink> sinks) throws IOException {
        for (var sink : sinks) {
            sink.commit();
        }
    }

    /// A sink for bytes. Closing it without [#commit] discards them.
    abstract class Sink extends OutputStream {

        /// Ends the writing and returns the reference of the bytes, which are not stored yet. Idempotent.
        public abstract ContentRef seal() throws IOException;

        /// Reads sealed bytes that are not committed yet.
        public abstract InputStream reread() throws IOException;

        /// Makes the bytes durable (they survive power loss once this returns) and returns their reference.
        /// Only once.
        public abstract ContentRef commit() throws IOException;
    }
}
