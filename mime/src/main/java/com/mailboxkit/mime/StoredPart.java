package com.mailboxkit.mime;

import com.mailboxkit.content.ContentStore;
import com.mailboxkit.kernel.content.ContentRef;
import java.io.IOException;
import java.io.OutputStream;

/// Stores the content of a part. Its failures are distinguished from those of parsing: a message that is not
/// stored completely must not be accepted.
final class StoredPart extends OutputStream {

    private final ContentStore.Sink sink;

    StoredPart(ContentStore store) throws StoreFailed {
        try {
            sink = store.open();
        } catch (IOException | RuntimeException failure) {
            throw new StoreFailed(failure);
        }
    }

    /// A failure of the store, not of the message.
    static final class StoreFailed extends IOException {

        private static final long serialVersionUID = 1;

        private StoreFailed(Exception cause) {
            super(cause);
        }
    }

    @Override
    public void write(int octet) throws StoreFailed {
        write(new byte[] {(byte) octet}, 0, 1);
    }

    @Override
    public void write(byte[] octets, int offset, int length) throws StoreFailed {
        try {
            sink.write(octets, offset, length);
        } catch (IOException | RuntimeException failure) {
            throw new StoreFailed(failure);
        }
    }

    ContentRef commit() throws StoreFailed {
        try {
            return sink.commit();
        } catch (IOException | RuntimeException failure) {
            throw new StoreFailed(failure);
        }
    }

    @Override
    public void close() throws StoreFailed {
        try {
            sink.close();
        } catch (IOException | RuntimeException failure) {
            throw new StoreFailed(failure);
        }
    }
}
