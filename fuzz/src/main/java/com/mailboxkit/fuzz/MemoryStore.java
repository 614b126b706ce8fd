package com.mailboxkit.fuzz;

import com.mailboxkit.content.ContentStore;
import com.mailboxkit.kernel.content.ContentRef;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.nio.file.NoSuchFileException;
import java.util.HashMap;
import java.util.Map;

/// The contents of one input, under numbers: a hash of each would take most of the time.
public final class MemoryStore implements ContentStore {

    private final Map<String, byte[]> contents = new HashMap<>();
    private int opened;

    @Override
    public Sink open() {
        return new MemorySink();
    }

    @Override
    public InputStream read(ContentRef ref) throws NoSuchFileException {
        var bytes = contents.get(ref.sha256());
        if (bytes == null) {
            throw new NoSuchFileException(ref.sha256());
        }
        return new ByteArrayInputStream(bytes);
    }

    private final class MemorySink extends Sink {

        private final ByteArrayOutputStream written = new ByteArrayOutputStream();
        private final String name = Integer.toString(opened++);

        @Override
        public void write(int octet) {
            written.write(octet);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) {
            written.write(bytes, offset, length);
        }

        @Override
        public ContentRef seal() {
            return new ContentRef(name, written.size());
        }

        @Override
        public InputStream reread() {
            return new ByteArrayInputStream(written.toByteArray());
        }

        @Override
        public ContentRef commit() {
            contents.put(name, written.toByteArray());
            return seal();
        }
    }
}
