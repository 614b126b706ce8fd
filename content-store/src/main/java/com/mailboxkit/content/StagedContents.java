package com.mailboxkit.content;

import com.mailboxkit.kernel.content.ContentRef;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Contents of one request, stored only once the request is accepted. Until [#commit] they can be read here and
/// nowhere else; [#close] discards the others. Its sinks return the reference of their bytes on commit, and
/// make nothing durable. All methods are thread-safe: close does not wait for running writes.
public final class StagedContents implements ContentStore, AutoCloseable {

    private final ContentStore store;
    private final Map<ContentRef, Sink> sealed = new HashMap<>(); // guarded by this
    private final Set<StagedSink> open = new HashSet<>(); // guarded by this
    private boolean closed; // guarded by this

    /// @param store for what is committed
    public StagedContents(ContentStore store) {
        this.store = store;
    }

    /// @throws IOException also when the request has ended
    @Override
    public synchronized Sink open() throws IOException {
        if (closed) {
            throw new IOException("The request is over");
        }
        var sink = new StagedSink(store.open());
        open.add(sink);
        return sink;
    }

    @Override
    public InputStream read(ContentRef ref) throws IOException {
        var staged = staged(ref);
        return staged == null ? store.read(ref) : staged.reread();
    }

    private synchronized @Nullable Sink staged(ContentRef ref) {
        return sealed.get(ref);
    }

    /// Makes contents durable. What else is staged stays staged.
    ///
    /// @throws IllegalStateException where one is not staged here
    public void commit(Iterable<ContentRef> refs) throws IOException {
        Map<ContentRef, Sink> wanted = new LinkedHashMap<>();
        for (var ref : refs) {
            var sink = staged(ref);
            if (sink == null) {
                throw new IllegalStateException("%s is not staged".formatted(ref));
            }
            wanted.put(ref, sink);
        }
        store.commit(wanted.values());
        synchronized (this) {
            sealed.keySet().removeAll(wanted.keySet());
        }
    }

    private synchronized void seal(StagedSink sink, ContentRef ref) throws IOException {
        open.remove(sink);
        if (closed || sealed.putIfAbsent(ref, sink.target) != null) {
            sink.target.close();
        }
    }

    private synchronized void forget(StagedSink sink) {
        open.remove(sink);
    }

    private synchronized Collection<Sink> end() {
        closed = true;
        var rest = new ArrayList<Sink>(sealed.values());
        rest.addAll(open);
        sealed.clear();
        open.clear();
        return rest;
    }

    @Override
    public void close() throws IOException {
        IOException first = null;
        for (var sink : end()) {
            try {
                sink.close();
            } catch (IOException failure) {
                first = first == null ? failure : first;
            }
        }
        if (first != null) {
            throw first;
        }
    }

    /// Writes to a sink of the store until the sink is committed.
    private final class StagedSink extends Sink {

        private final Sink target;
        private boolean ended;

        StagedSink(Sink target) {
            this.target = target;
        }

        @Override
        public void write(int octet) throws IOException {
            write(new byte[] {(byte) octet}, 0, 1);
        }

        @Override
        public synchronized void write(byte[] bytes, int offset, int length) throws IOException {
            if (ended) {
                throw new IOException("The request is over");
            }
            target.write(bytes, offset, length);
        }

        @Override
        public synchronized ContentRef seal() throws IOException {
            return target.seal();
        }

        @Override
        public synchronized InputStream reread() throws IOException {
            return target.reread();
        }

        @Override
        public synchronized ContentRef commit() throws IOException {
            if (ended) {
                throw new IOException("The request is over");
            }
            ended = true;
            var ref = target.seal();
            StagedContents.this.seal(this, ref);
            return ref;
        }

        @Override
        public synchronized void close() throws IOException {
            if (!ended) {
                ended = true;
                forget(this);
                target.close();
            }
        }
    }
}
