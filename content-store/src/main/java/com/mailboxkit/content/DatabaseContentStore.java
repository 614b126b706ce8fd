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

/// Keeps contents up to [#MAX_ROW] bytes as rows of the table `content`, and leaves larger ones to another store. A
/// database makes many small writes durable at once; a file system makes each wait for the disk. Rows that were written
/// or read lately are also in memory, since a message that was stored is read again soon, to be sent and to be indexed.
public final class DatabaseContentStore implements ContentStore {

    /// Largest content that becomes a row. Never to be changed: the size of a content tells where it is.
    static final int MAX_ROW = 32 * 1024;

    private static final long BYTES_IN_MEMORY = 32 * 1024 * 1024;
    private static final int ROWS_TOGETHER = 128;

    /// @param name SHA-256 of the bytes in lower-case hex
    private record Row(String name, byte[] bytes) {}

    private final DataSource database;
    private final ContentStore larger;
    private final Executor writers = Executors.newVirtualThreadPerTaskExecutor();
    private final RequestBatcher<List<Row>, List<Row>> writes =
            new RequestBatcher<>(ROWS_TOGETHER, rows -> CompletableFuture.supplyAsync(() -> insert(rows), writers));
    private final RecentContents lately = new RecentContents(BYTES_IN_MEMORY);

    /// @param database hands out connections that commit by themselves
    /// @param larger keeps what is too large for a row
    public DatabaseContentStore(DataSource database, ContentStore larger) {
        this.database = database;
        this.larger = larger;
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
            if (row.next()) {
                byte[] bytes = row.getBytes(1);
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

    /// Rows share a statement, and files are written at the same time.
    @Override
    public void commit(Collection<Sink> sinks) throws IOException {
        var rows = new ArrayList<Row>();
        var files = new ArrayList<CompletableFuture<?>>();
        for (var sink : sinks) {
            var rowSink = (RowSink) sink;
            if (rowSink.spilled == null) {
                rows.add(rowSink.row());
            } else {
                files.add(CompletableFuture.runAsync(() -> commitFile(rowSink), writers));
            }
        }
        try {
            if (!rows.isEmpty()) {
                insert(rows, "%d contents cannot be stored".formatted(rows.size()));
            }
        } finally {
            join(files);
        }
    }

    private static void commitFile(Sink sink) {
        try {
            sink.commit();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /// Waits for all of them, so that none is written any more when this returns.
    private static void join(List<CompletableFuture<?>> files) throws IOException {
        try {
            CompletableFuture.allOf(files.toArray(CompletableFuture[]::new)).join();
        } catch (CompletionException failure) {
            throw new IOException("A file cannot be stored", failure.getCause());
        }
    }

    private void insert(List<Row> rows, String failed) throws IOException {
        try {
            writes.add(rows).join();
        } catch (CompletionException failure) {
            throw new IOException(failed, failure.getCause());
        }
        rows.forEach(row -> lately.put(row.name(), row.bytes()));
    }

    private List<List<Row>> insert(List<List<Row>> groups) {
        var distinct =
                new TreeMap<String, byte[]>(); // in the same order on every node: they cannot lock each other out
        groups.forEach(rows -> rows.forEach(row -> distinct.put(row.name(), row.bytes())));
        try (var connection = database.getConnection();
                var insert = connection.prepareStatement(
                        "insert into content select * from unnest(?, ?) on conflict do nothing")) {
            var names = distinct.keySet().stream().map(HexFormat.of()::parseHex).toArray(byte[][]::new);
            insert.setArray(1, connection.createArrayOf("bytea", names));
            insert.setArray(
                    2, connection.createArrayOf("bytea", distinct.values().toArray(byte[][]::new)));
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

    /// Gathers a row in memory until it turns out to be too large for one.
    private final class RowSink extends Sink {

        private final ByteArrayOutputStream gathered = new ByteArrayOutputStream();
        private @Nullable Row row;
        private @Nullable Sink spilled;
        private boolean committed;

        @Override
        public void write(int octet) throws IOException {
            write(new byte[] {(byte) octet}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            if (spilled == null && gathered.size() + length > MAX_ROW) {
                spilled = larger.open();
                gathered.writeTo(spilled);
            }
            (spilled == null ? gathered : spilled).write(bytes, offset, length);
        }

        private Row row() {
            if (row == null) {
                var bytes = gathered.toByteArray();
                row = new Row(HexFormat.of().formatHex(sha256(bytes)), bytes);
            }
            return row;
        }

        @Override
        public ContentRef seal() throws IOException {
            return spilled == null ? new ContentRef(row().name(), row().bytes().length) : spilled.seal();
        }

        @Override
        public InputStream reread() throws IOException {
            return spilled == null ? new ByteArrayInputStream(row().bytes()) : spilled.reread();
        }

        @Override
        public ContentRef commit() throws IOException {
            if (committed) {
                throw new IllegalStateException("committed already");
            }
            if (spilled == null) {
                insert(List.of(row()), "A content of %d bytes cannot be stored".formatted(gathered.size()));
            } else {
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
