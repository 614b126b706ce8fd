package com.mailboxkit.command.message;

import com.mailboxkit.content.ContentStore;
import com.mailboxkit.kernel.content.ContentRef;
import java.io.IOException;
import java.io.OutputStream;

/// Writes one uploaded file to where the contents of its request are staged, and stops when it grows beyond the limit.
final class UploadSink extends OutputStream {

    /// The file is larger than the platform takes.
    static final class TooLarge extends IOException {

        private static final long serialVersionUID = 1L;

        TooLarge(long limit) {
            super("is larger than the " + limit + " bytes an attachment may have");
        }
    }

    private final ContentStore.Sink sink;
    private final long limit;
    private long written;

    UploadSink(ContentStore store, long limit) throws IOException {
        this.sink = store.open();
        this.limit = limit;
    }

    @Override
    public void write(int octet) throws IOException {
        write(new byte[] {(byte) octet}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        written += length;
        if (written > limit) {
            throw new TooLarge(limit);
        }
        sink.write(bytes, offset, length);
    }

    ContentRef commit() throws IOException {
        return sink.commit();
    }

    @Override
    public void close() throws IOException {
        sink.close();
    }
}
