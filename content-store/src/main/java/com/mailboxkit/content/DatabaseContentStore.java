package com.mailboxkit.content;

import com.mailboxkit.kernel.content.ContentRef;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.NoSuchFileException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.SQLException;
import java.util.HexFormat;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/// Keeps contents up to [#MAX_ROW] bytes as rows of the table `content`, and leaves larger ones to another store. A
/// database makes many small writes durable at once; a file system makes each wait for the disk.
public final class DatabaseContentStore implements ContentStore {

    /// Largest content that becomes a row. Never to be changed: the size of a content tells where it is.
    static final int MAX_ROW = 32 * 1024;

    private final DataSource database;
    private final ContentStore larger;

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
        try (var connection = database.getConnection();
                var select = connection.prepareStatement("select bytes from content where sha256 = ?")) {
            select.setBytes(1, HexFormat.of().parseHex(ref.sha256()));
            var row = select.executeQuery();
            if (row.next()) {
                return new ByteArrayInputStream(row.getBytes(1));
            }
        } catch (IllegalArgumentException noHash) {
            throw new NoSuchFileException(ref.sha256(), null, "not a SHA-256 in lower-case hex");
        } catch (SQLException failure) {
            throw new IOException("Content %s cannot be read".formatted(ref.sha256()), failure);
        }
        throw new NoSuchFileException(ref.sha256());
    }

    private ContentRef insert(byte[] bytes) throws IOException {
        byte[] sha256 = sha256(bytes);
        try (var connection = database.getConnection();
                var insert = connection.prepareStatement("insert into content values (?, ?) on conflict do nothing")) {
            insert.setBytes(1, sha256);
            insert.setBytes(2, bytes);
            insert.executeUpdate();
        } catch (SQLException failure) {
            throw new IOException("A content of %d bytes cannot be stored".formatted(bytes.length), failure);
        }
        return new ContentRef(HexFormat.of().formatHex(sha256), bytes.length);
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

        private final ByteArrayOutputStream row = new ByteArrayOutputStream();
        private @Nullable Sink spilled;
        private boolean committed;

        @Override
        public void write(int octet) throws IOException {
            write(new byte[] {(byte) octet}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            if (spilled == null && row.size() + length > MAX_ROW) {
                spilled = larger.open();
                row.writeTo(spilled);
            }
            (spilled == null ? row : spilled).write(bytes, offset, length);
        }

        @Override
        public ContentRef commit() throws IOException {
            if (committed) {
                throw new IllegalStateException("committed already");
            }
            var ref = spilled == null ? insert(row.toByteArray()) : spilled.commit();
            committed = true;
            return ref;
        }

        @Override
        public void close() throws IOException {
            if (spilled != null) {
                spilled.close();
            }
        }
    }
}
