package com.mailboxkit.content;

import com.mailboxkit.kernel.content.ContentRef;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.function.Consumer;
import javax.sql.DataSource;

/// Deletes contents that no message needs, such as those of a request that failed after they were stored, of a
/// process that was killed, and of messages that were erased.
///
/// A content is stored before the event that refers to it, and an event before the row of `content_use`. So
/// only contents that were not stored for a while are checked, each once for every time it was stored. The row
/// of a file is locked while the file is deleted: a concurrent request that stores the same bytes waits, then
/// writes the file again. A process that is killed in between leaves a row without its file, which the next
/// pass deletes.
public final class ContentCollector {

    private static final int AT_ONCE = 200;

    private static final String LOCK = "select pg_try_advisory_xact_lock(hashtext('content_collection'))";
    private static final String NEXT = """
            select sha256, stored_at from content
            where (stored_at, sha256)
                > ((select stored_at from content_collection), (select sha256 from content_collection))
              and stored_at < clock_timestamp() - ? * interval '1 millisecond'
            order by stored_at, sha256 limit ?
            """;

    /// A row that is being stored concurrently is locked and skipped; a later pass checks it.
    private static final String UNUSED = """
            select c.sha256, coalesce(c.size, length(c.bytes)) as size from content c
              join unnest(?::bytea[], ?::timestamptz[]) as old (sha256, stored_at)
                on c.sha256 = old.sha256 and c.stored_at = old.stored_at
            where not exists (select from content_use u where u.sha256 = c.sha256)
            order by c.sha256 for update of c skip locked
            """;
    private static final String DELETE = "delete from content where sha256 = any (?)";
    private static final String SAVE_CURSOR = "update content_collection set stored_at = ?, sha256 = ?";
    private static final String ADOPT = """
            insert into content (sha256, size) select sha256, size from unnest(?::bytea[], ?::bigint[]) as f (sha256, size)
            where not exists (select from content c where c.sha256 = f.sha256)
            on conflict do nothing
            """;

    private record Old(byte[] sha256, OffsetDateTime storedAt) {}

    private final DataSource database;
    private final FileContentStore files;
    private final Consumer<String> deleted;

    /// @param deleted gets the hash of each deleted content
    ContentCollector(DataSource database, FileContentStore files, Consumer<String> deleted) {
        this.database = database;
        this.files = files;
        this.deleted = deleted;
    }

    /// The result of one pass.
    ///
    /// @param bytes of the deleted contents
    /// @param isDone whether nothing is left to check, or another node runs a pass
    public record Pass(int contents, long bytes, boolean isDone) {}

    /// Checks some contents and deletes the unused ones. To be called only while every event that was stored
    /// longer than half of `grace` ago is in `content_use`.
    ///
    /// @param grace since it was stored; longer than a request takes from its first content to its event
    public Pass collect(Duration grace) throws IOException {
        try (var connection = database.getConnection()) {
            connection.setAutoCommit(false);
            try {
                var pass = collect(connection, grace);
                connection.commit();
                return pass;
            } finally {
                connection.rollback();
                connection.setAutoCommit(true);
            }
        } catch (SQLException failure) {
            throw new IOException("Contents cannot be collected", failure);
        }
    }

    private Pass collect(Connection connection, Duration grace) throws SQLException, IOException {
        if (!tryLock(connection)) {
            return new Pass(0, 0, true);
        }
        var old = next(connection, grace);
        if (old.isEmpty()) {
            return new Pass(0, 0, true);
        }
        var unused = unused(connection, old);
        try (var delete = connection.prepareStatement(DELETE)) {
            delete.setArray(1, connection.createArrayOf("bytea", hashes(unused)));
            delete.executeUpdate();
        }
        for (var content : unused) {
            if (content.size() > DatabaseContentStore.MAX_ROW) {
                files.delete(content);
            }
            deleted.accept(content.sha256());
        }
        saveCursor(connection, old.getLast());
        return new Pass(
                unused.size(), unused.stream().mapToLong(ContentRef::size).sum(), old.size() < AT_ONCE);
    }

    private static boolean tryLock(Connection connection) throws SQLException {
        try (var statement = connection.createStatement();
                var row = statement.executeQuery(LOCK)) {
            return row.next() && row.getBoolean(1);
        }
    }

    private static List<Old> next(Connection connection, Duration grace) throws SQLException {
        var old = new ArrayList<Old>();
        try (var select = connection.prepareStatement(NEXT)) {
            select.setLong(1, grace.toMillis());
            select.setInt(2, AT_ONCE);
            var rows = select.executeQuery();
            while (rows.next()) {
                old.add(new Old(rows.getBytes(1), rows.getObject(2, OffsetDateTime.class)));
            }
        }
        return old;
    }

    private static List<ContentRef> unused(Connection connection, List<Old> old) throws SQLException {
        var unused = new ArrayList<ContentRef>();
        try (var select = connection.prepareStatement(UNUSED)) {
            select.setArray(
                    1,
                    connection.createArrayOf(
                            "bytea", old.stream().map(Old::sha256).toArray(byte[][]::new)));
            select.setArray(
                    2,
                    connection.createArrayOf(
                            "timestamptz", old.stream().map(Old::storedAt).toArray()));
            var rows = select.executeQuery();
            while (rows.next()) {
                unused.add(new ContentRef(HexFormat.of().formatHex(rows.getBytes(1)), rows.getLong(2)));
            }
        }
        return unused;
    }

    private static void saveCursor(Connection connection, Old last) throws SQLException {
        try (var update = connection.prepareStatement(SAVE_CURSOR)) {
            update.setObject(1, last.storedAt());
            update.setBytes(2, last.sha256());
            update.executeUpdate();
        }
    }

    /// Removes files that a killed process left incomplete.
    public void removeLeftOvers() throws IOException {
        files.removeLeftOvers();
    }

    /// Inserts rows for files of earlier versions.
    public void adoptFiles() throws IOException {
        try (var connection = database.getConnection();
                var insert = connection.prepareStatement(ADOPT);
                var all = files.list(AT_ONCE)) {
            for (var some : (Iterable<List<ContentRef>>) all::iterator) {
                var sizes = some.stream().map(ContentRef::size).toArray();
                insert.setArray(1, connection.createArrayOf("bytea", hashes(some)));
                insert.setArray(2, connection.createArrayOf("bigint", sizes));
                insert.executeUpdate();
            }
        } catch (SQLException failure) {
            throw new IOException("Files of the content store have no rows", failure);
        }
    }

    private static byte[][] hashes(List<ContentRef> contents) {
        return contents.stream()
                .map(content -> HexFormat.of().parseHex(content.sha256()))
                .toArray(byte[][]::new);
    }
}
