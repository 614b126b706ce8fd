package com.mailboxkit.content;

import com.mailboxkit.kernel.content.ContentRef;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Collection;

/// Keeps immutable bytes under their SHA-256. The same bytes stored twice are kept once. All methods are thread-safe
/// and block; callers on an event loop must leave it first.
public interface ContentStore {

    /// Opens a place to write bytes that are not known in advance.
    ///
    /// @throws IOException when no place can be made (disk full, no permission)
    Sink open() throws IOException;

    /// Stores bytes that are at hand; durable when it returns.
    default ContentRef put(byte[] bytes) throws IOException {
        try (var sink = open()) {
            sink.write(bytes);
            return sink.commit();
        }
    }

    /// Reads what was stored.
    ///
    /// @throws java.nio.file.NoSuchFileException when nothing is kept under this hash
    InputStream read(ContentRef ref) throws IOException;

    /// Makes what was written to several sinks of this store durable, in one go where the store can. Contents of
    /// which it fails are left to their owner to close.
    default void commit(Collection<Sink> sinks) throws IOException {
        for (var sink : sinks) {
            sink.commit();
        }
    }

    /// A place to write to. Closing it without [#commit] leaves nothing behind.
    abstract class Sink extends OutputStream {

        /// Ends the writing and names the bytes, which are not kept yet. Repeated, it gives the same name.
        public abstract ContentRef seal() throws IOException;

        /// Reads sealed bytes that are not committed yet.
        public abstract InputStream reread() throws IOException;

        /// Makes the bytes durable (they survive power loss once this returns) and names them. Only once.
        public abstract ContentRef commit() throws IOException;
    }
}
