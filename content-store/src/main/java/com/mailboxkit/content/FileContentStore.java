package com.mailboxkit.content;

import com.mailboxkit.kernel.content.ContentRef;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Gatherers;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Stores each content in a separate file, `ab/<sha256>` below a root folder. A file is written under a
/// temporary name, forced to disk and renamed atomically, so that no path ever holds a partial content.
public final class FileContentStore implements ContentStore {

    private static final int FOLDERS = 256;
    private static final Pattern SHA256 = Pattern.compile("[0-9a-f]{64}");

    /// No content takes this long to write: older temporary files were left by a crash, not by another node.
    private static final Duration LEFT_OVER = Duration.ofHours(3);

    private final Path root;
    private final Path incoming;

    /// Opens the store; creates its folders and removes temporary files that a crash left hours ago.
    ///
    /// @param root may be shared with other nodes
    public FileContentStore(Path root) throws IOException {
        this.root = root;
        this.incoming = Files.createDirectories(root.resolve("incoming"));
        for (int first = 0; first < FOLDERS; first++) {
            Files.createDirectories(root.resolve(HexFormat.of().toHexDigits((byte) first)));
        }
        force(root);
        removeLeftOvers();
    }

    /// Temporary files of killed processes.
    void removeLeftOvers() throws IOException {
        var limit = Instant.now().minus(LEFT_OVER);
        try (var files =
                Files.newDirectoryStream(incoming, file -> lastWritten(file).isBefore(limit))) {
            for (var file : files) {
                Files.deleteIfExists(file);
            }
        }
    }

    private static Instant lastWritten(Path file) throws IOException {
        try {
            return Files.getLastModifiedTime(file).toInstant();
        } catch (NoSuchFileException finished) {
            return Instant.MAX;
        }
    }

    @Override
    public Sink open() throws IOException {
        try {
            return new FileSink(incoming.resolve(UUID.randomUUID().toString()));
        } catch (NoSuchFileException noFolder) {
            throw away(noFolder);
        }
    }

    @Override
    public InputStream read(ContentRef ref) throws IOException {
        try {
            return Files.newInputStream(place(ref.sha256()));
        } catch (NoSuchFileException lost) {
            throw Files.isDirectory(incoming) ? lost : away(lost);
        }
    }

    /// A network file system that is not mounted must not be taken for one that lost its files.
    private IOException away(NoSuchFileException cause) {
        return new IOException("The folder of contents is not there: " + root, cause);
    }

    /// To be called only while the same bytes cannot be stored concurrently.
    void delete(ContentRef ref) throws IOException {
        Files.deleteIfExists(place(ref.sha256()));
    }

    /// All contents, as a lazy stream to be closed.
    Stream<List<ContentRef>> list(int atOnce) throws IOException {
        return Files.find(
                        root,
                        2,
                        (file, attributes) -> attributes.isRegularFile()
                                && SHA256.matcher(file.getFileName().toString()).matches())
                .map(file -> new ContentRef(
                        file.getFileName().toString(), file.toFile().length()))
                .gather(Gatherers.windowFixed(atOnce));
    }

    private Path place(String sha256) throws NoSuchFileException {
        if (!SHA256.matcher(sha256).matches()) {
            throw new NoSuchFileException(sha256, null, "not a SHA-256 in lower-case hex");
        }
        return folder(sha256).resolve(sha256);
    }

    private Path folder(String sha256) {
        return root.resolve(sha256.substring(0, 2));
    }

    /// Makes renames and new folders survive power loss.
    private static void force(Path folder) throws IOException {
        try (var channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }

    private final class FileSink extends Sink {

        private final Path file;
        private final FileChannel channel;
        private final MessageDigest sha256;
        private long size;
        private @Nullable ContentRef sealed;
        private boolean committed;

        FileSink(Path file) throws IOException {
            this.file = file;
            this.channel = FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
            try {
                this.sha256 = MessageDigest.getInstance("SHA-256");
            } catch (NoSuchAlgorithmException e) {
                throw new IllegalStateException("every Java platform has SHA-256", e);
            }
        }

        @Override
        public void write(int octet) throws IOException {
            write(new byte[] {(byte) octet}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            sha256.update(bytes, offset, length);
            var buffer = ByteBuffer.wrap(bytes, offset, length);
            while (buffer.hasRemaining()) {
                channel.write(buffer);
            }
            size += length;
        }

        @Override
        public ContentRef seal() throws IOException {
            if (sealed == null) {
                sealed = new ContentRef(HexFormat.of().formatHex(sha256.digest()), size);
                channel.close(); // many may be sealed before they are committed
            }
            return sealed;
        }

        @Override
        public InputStream reread() throws IOException {
            return Files.newInputStream(file);
        }

        @Override
        public ContentRef commit() throws IOException {
            if (committed) {
                throw new IllegalStateException("committed already");
            }
            var ref = seal();
            try (var written = FileChannel.open(file, StandardOpenOption.WRITE)) {
                written.force(false);
            }
            var place = place(ref.sha256());
            if (Files.exists(place)) {
                Files.delete(file);
            } else {
                Files.move(file, place, StandardCopyOption.ATOMIC_MOVE);
            }
            force(folder(ref.sha256())); // the node that moved it may not have reached this step yet
            committed = true;
            return ref;
        }

        @Override
        public void close() throws IOException {
            channel.close();
            if (!committed) {
                Files.deleteIfExists(file);
            }
        }
    }
}
