package com.mailboxkit.local;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;

/// The folder that holds everything a platform keeps, locked for as long as it is used.
public final class DataDirectory implements AutoCloseable {

    /// Another process uses the folder.
    public static final class InUse extends RuntimeException {

        private static final long serialVersionUID = 1L;

        InUse(Path folder, String pid) {
            super("%s is in use by another MailboxKit (pid %s). Stop it, or give --data another folder."
                    .formatted(folder, pid));
        }
    }

    private final Path folder;
    private final FileChannel channel;

    private DataDirectory(Path folder, FileChannel channel) {
        this.folder = folder;
        this.channel = channel;
    }

    /// Makes the folder where it is missing and locks it. The lock ends with the process, however it ends.
    ///
    /// @throws InUse when another process holds it
    public static DataDirectory open(Path folder) throws IOException {
        return openAbsolute(Files.createDirectories(folder.toAbsolutePath()));
    }

    private static DataDirectory openAbsolute(Path folder) throws IOException {
        var channel = FileChannel.open(
                folder.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
        FileLock lock = channel.tryLock();
        if (lock == null) {
            channel.close();
            throw new InUse(folder, Files.readString(folder.resolve("lock")).strip());
        }
        channel.truncate(0);
        channel.write(
                ByteBuffer.wrap(Long.toString(ProcessHandle.current().pid()).getBytes(StandardCharsets.US_ASCII)));
        return new DataDirectory(folder, channel);
    }

    /// Deletes everything but the lock.
    public void clear() throws IOException {
        try (var files = Files.walk(folder)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                if (!file.equals(folder) && !file.equals(folder.resolve("lock"))) {
                    Files.delete(file);
                }
            }
        }
    }

    public Path path() {
        return folder;
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
