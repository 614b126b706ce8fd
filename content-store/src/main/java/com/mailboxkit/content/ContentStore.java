package com.mailboxkit.content;

import com.mailboxkit.kernel.content.ContentRef;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

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

    /// A place to write to. Closing it without [#commit] leaves nothing behind.
    abstract class Sink extends OutputStream {

        /// Makes the bytes durable (they survive power loss once this returns) and names them. Only once.
        public abstract ContentRef commit() throws IOException;
    }
}
