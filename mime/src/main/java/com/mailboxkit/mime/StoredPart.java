package com.mailboxkit.mime;

import com.mailboxkit.content.ContentStore;
import com.mailboxkit.kernel.content.ContentRef;
import java.io.IOException;
import java.io.OutputStream;

/// Where the content of a part is put. Its failures are told from those of the part that is read: a message that is not
/// kept whole must not be accepted.
final class StoredPart extends OutputStream {

    private final ContentStore.Sink sink;

    StoredPart(ContentStore store) throws StoreFailed {
        try {
            sink = store.open();
        } catch (IOException | RuntimeException failure) {
            throw new StoreFailed(failure);
        }
    }

    /// The store, not the message, is at fault.
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
