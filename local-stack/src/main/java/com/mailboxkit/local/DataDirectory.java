package com.mailboxkit.local;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// The folder with all data of this installation, locked for this process.
///
/// Its holder may modify what an earlier run left (a PostgreSQL that still runs, a stale pid file), so the
/// children take a `DataDirectory`, not a path. Close it after them.
public final class DataDirectory implements AutoCloseable {

    /// POSIX releases a process's lock on a file when that process closes *any* channel to it. So a second
    /// attempt within this JVM must be refused before the file is opened.
    private static final Set<Path> HELD_BY_THIS_JVM = ConcurrentHashMap.newKeySet();

    private final Path root;
    private final FileChannel channel;

    private DataDirectory(Path root, FileChannel channel) {
        this.root = root;
        this.channel = channel;
    }

    /// Creates the folder where it is missing (mode 0700) and locks it.
    ///
    /// @throws DataDirectoryInUseException when another process, or another part of this one, holds it
    /// @throws LocalStackException when the folder cannot be written
    public static DataDirectory open(Path directory) {
        try {
            var root = PrivateFiles.createDirectories(directory.toAbsolutePath().normalize())
                    .toRealPath();
            if (!HELD_BY_THIS_JVM.add(root)) {
                throw new DataDirectoryInUseException(
                        root, Long.toString(ProcessHandle.current().pid()));
            }
            try {
                return new DataDirectory(root, lock(root));
            } catch (IOException | RuntimeException failure) {
                HELD_BY_THIS_JVM.remove(root);
                throw failure;
            }
        } catch (IOException failure) {
            throw new LocalStackException("The data folder " + directory + " cannot be used: " + failure, failure);
        }
    }

    /// The absolute path, symbolic links resolved.
    public Path root() {
        return root;
    }

    /// Where the children write their logs.
    public Path logs() {
        return folder("logs");
    }

    /// The sub-folder `name`, created with mode 0700 where missing.
    Path folder(String name) {
        try {
            return PrivateFiles.createDirectories(root.resolve(name));
        } catch (IOException failure) {
            throw new LocalStackException("Cannot create " + root.resolve(name) + ": " + failure, failure);
        }
    }

    /// Releases the lock. The lock file remains: it marks the folder as ours.
    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException failure) {
            throw new LocalStackException("Cannot release " + root + ": " + failure, failure);
        } finally {
            HELD_BY_THIS_JVM.remove(root);
        }
    }

    // The channel lives as long as the lock.
    private static FileChannel lock(Path root) throws IOException {
        var channel = FileChannel.open(
                root.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
        try {
            FileLock lock = channel.tryLock();
            if (lock == null) {
                throw new DataDirectoryInUseException(root, read(channel));
            }
            channel.truncate(0);
            channel.write(US_ASCII.encode(Long.toString(ProcessHandle.current().pid())), 0);
            return channel;
        } catch (IOException | RuntimeException failure) {
            channel.close();
            throw failure;
        }
    }

    private static String read(FileChannel channel) throws IOException {
        var pid = ByteBuffer.allocate(20);
        channel.read(pid, 0);
        return US_ASCII.decode(pid.flip()).toString().strip();
    }
}
