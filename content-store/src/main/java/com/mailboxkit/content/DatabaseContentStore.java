package com.mailboxkit.content;

import com.mailboxkit.kernel.RequestBatcher;
import com.mailboxkit.kernel.content.ContentRef;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.NoSuchFileException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/// Stores contents up to [#MAX_ROW] bytes as rows of the table `content`, and larger ones as files, each with a
/// row without bytes. A database makes many small writes durable at once; a file system makes each wait for the
/// disk. Recently written or read rows are cached in memory, since a stored message is soon read again to be
/// sent and indexed.
public final class DatabaseContentStore implements ContentStore {

    /// Largest content that becomes a row. Never to be changed: the size of a content determines where it is.
    static final int MAX_ROW = 32 * 1024;

    private static final long BYTES_IN_MEMORY = 32 * 1024 * 1024;
    private static final int ROWS_TOGETHER = 128;

    /// Storing an old content again restarts its retention. Rows that are recent enough are not locked: some
    /// contents are stored by many requests at once.
    private static final String INSERT = """
            insert into content as c (sha256, bytes, size)
            select sha256, bytes, size from unnest(?::bytea[], ?::bytea[], ?::bigint[]) as n (sha256, bytes, size)
            where not exists (select from content k
              where k.sha256 = n.sha256 and k.stored_at > clock_timestamp() - ? * interval '1 millisecond')
            on conflict (sha256) do update set stored_at = excluded.stored_at
            """;

    /// @param name SHA-256 of the bytes in lower-case hex
    /// @param bytes null for a file
    private record Row(String name, byte @Nullable [] bytes, long size) {}

    private final DataSource database;
    private final FileContentStore larger;
    private final Duration newEnough;
    private final Executor writers = Executors.newVirtualThreadPerTaskExecutor();
    private final RequestBatcher<List<Row>, List<Row>> writes = new RequestBatcher<>(
            ROWS_TOGETHER, rows -> CompletableFuture.supplyAsync(() -> insertTogether(rows), writers));
    private final RecentContents lately = new RecentContents(BYTES_IN_MEMORY);

    /// @param database connections in autocommit mode
    /// @param larger stores what is too large for a row
    /// @param newEnough for how long a content that is stored again counts as just stored; a small part of the
    ///     time after which the collector checks it
    public DatabaseContentStore(DataSource database, FileContentStore larger, Duration newEnough) {
        this.database = database;
        this.larger = larger;
        this.newEnough = newEnough;
    }

    /// Deletes the unused contents of this store.
    public ContentCollector collector() {
        return new ContentCollector(database, larger, lately::remove);
    }

    @Override
    public Sink open() {
        return new RowSink();
    }

    @Override
    public InputStream read(ContentRef ref) throws IOException {
        if (ref.size() > MAX_ROW) {
            return larger.read(ref);
        }
        byte[] known = lately.get(ref.sha256());
        return new ByteArrayInputStream(known == null ? select(ref) : known);
    }

    private byte[] select(ContentRef ref) throws IOException {
        try (var connection = database.getConnection();
                var select = connection.prepareStatement("select bytes from content where sha256 = ?")) {
            select.setBytes(1, HexFormat.of().parseHex(ref.sha256()));
            var row = select.executeQuery();
            if (row.next() && row.getBytes(1) instanceof byte[] bytes) {
                lately.put(ref.sha256(), bytes);
                return bytes;
            }
        } catch (IllegalArgumentException noHash) {
            throw new NoSuchFileException(ref.sha256(), null, "not a SHA-256 in lower-case hex");
        } catch (SQLException failure) {
            throw new IOException("Content %s cannot be read".formatted(ref.sha256()), failure);
        }
        throw new NoSuchFileException(ref.sha256());
    }

    /// Rows share a statement, and files are written concurrently.
    @Override
    public void commit(Collection<Sink> sinks) throws IOException {
        var rows = new ArrayList<Row>();
        var files = new ArrayList<CompletableFuture<?>>();
        for (var sink : sinks) {
            var rowSink = (RowSink) sink;
            rows.add(rowSink.row());
        }
        insert(rows);
        for (var sink : sinks) {
            if (((RowSink) sink).spilled instanceof Sink file) {
                files.add(CompletableFuture.runAsync(() -> commitFile(file), writers));
            }
        }
        join(files);
    }

    private static void commitFile(Sink sink) {
        try {
            sink.commit();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /// Waits for all of them, so that no file is being written when this returns.
    private static void join(List<CompletableFuture<?>> files) throws IOException {
        try {
            CompletableFuture.allOf(files.toArray(CompletableFuture[]::new)).join();
        } catch (CompletionException failure) {
            throw new IOException("A file cannot be stored", failure.getCause());
        }
    }

    /// The row of a file is inserted before the file is written: the collector finds what a crash leaves
    /// in between.
    private void insert(List<Row> rows) throws IOException {
        try {
            writes.add(rows).join();
        } catch (CompletionException failure) {
            throw new IOException("%d contents cannot be stored".formatted(rows.size()), failure.getCause());
        }
        for (var row : rows) {
            if (row.bytes() != null) {
                lately.put(row.name(), row.bytes());
            }
        }
    }

    private List<List<Row>> insertTogether(List<List<Row>> groups) {
        var byName = new TreeMap<String, Row>(); // the same order on every node prevents deadlocks
        groups.forEach(rows -> rows.forEach(row -> byName.put(row.name(), row)));
        var distinct = byName.values();
        try (var connection = database.getConnection();
                var insert = connection.prepareStatement(INSERT)) {
            var names = distinct.stream()
                    .map(row -> HexFormat.of().parseHex(row.name()))
                    .toArray(byte[][]::new);
            var bytes = distinct.stream().map(Row::bytes).toArray(byte[][]::new);
            var sizes = distinct.stream().map(Row::size).toArray(Long[]::new);
            insert.setArray(1, connection.createArrayOf("bytea", names));
            insert.setArray(2, connection.createArrayOf("bytea", bytes));
            insert.setArray(3, connection.createArrayOf("bigint", sizes));
            insert.setLong(4, newEnough.toMillis());
            insert.executeUpdate();
            return groups;
        } catch (SQLException failure) {
            throw new CompletionException(failure);
        }
    }

    private static byte[] sha256(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    /// Buffers a row in memory until it turns out to be too large for one.
    private final class RowSink extends Sink {

        private final ByteArrayOutputStream buffer = new ByteArrayOutputStream();
        private @Nullable Row row;
        private @Nullable Sink spilled;
        private boolean committed;

        @Override
        public void write(int octet) throws IOException {
            write(new byte[] {(byte) octet}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            if (spilled == null && buffer.size() + length > MAX_ROW) {
                spilled = larger.open();
                buffer.writeTo(spilled);
            }
            (spilled == null ? buffer : spilled).write(bytes, offset, length);
        }

        private Row row() throws IOException {
            if (row == null && spilled != null) {
                var ref = spilled.seal();
                row = new Row(ref.sha256(), null, ref.size());
            } else if (row == null) {
                var bytes = buffer.toByteArray();
                row = new Row(HexFormat.of().formatHex(sha256(bytes)), bytes, bytes.length);
            }
            return row;
        }

        @Override
        public ContentRef seal() throws IOException {
            return new ContentRef(row().name(), row().size());
        }

        @Override
        public InputStream reread() throws IOException {
            return spilled == null ? new ByteArrayInputStream(buffer.toByteArray()) : spilled.reread();
        }

        @Override
        public ContentRef commit() throws IOException {
            if (committed) {
                throw new IllegalStateException("committed already");
            }
            insert(List.of(row()));
            if (spilled != null) {
                spilled.commit();
            }
            committed = true;
            return seal();
        }

        @Override
        public void close() throws IOException {
            if (spilled != null) {
                spilled.close();
            }
        }
    }
}
