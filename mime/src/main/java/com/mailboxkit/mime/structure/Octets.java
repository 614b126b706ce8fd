package com.mailboxkit.mime.structure;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.channels.FileChannel;
import java.nio.channels.FileChannel.MapMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// The octets of a message, at any offset: in memory where they are few, otherwise in a temporary file that is
/// mapped, and deleted on close. Not thread-safe.
public final class Octets implements Closeable {

    /// The limit of what is held in memory; larger messages are read from a file.
    public static final int MAX_IN_MEMORY = 1024 * 1024;

    private static final int WINDOW = 64 * 1024;
    private static final int FIRST = 16 * 1024;

    private final long size;
    private final @Nullable MappedFile file;
    private byte[] window;
    private long windowStart;
    private int windowLength;
    private long reads;

    private Octets(byte[] memory, int size) {
        this.size = size;
        this.file = null;
        this.window = memory;
        this.windowLength = size;
    }

    private Octets(MappedFile file) {
        this.size = file.octets().byteSize();
        this.file = file;
        this.window = new byte[WINDOW];
    }

    /// A message in memory.
    public static Octets of(byte[] octets) {
        return new Octets(octets, octets.length);
    }

    /// Reads `source` to its end.
    public static Octets of(InputStream source) throws IOException {
        var memory = new byte[FIRST];
        int size = 0;
        for (int read; (read = source.readNBytes(memory, size, memory.length - size)) > 0; ) {
            size += read;
            if (size < memory.length) {
                break;
            }
            if (size >= MAX_IN_MEMORY) {
                return new Octets(MappedFile.of(memory, source));
            }
            memory = Arrays.copyOf(memory, Math.min(size * 4, MAX_IN_MEMORY));
        }
        return new Octets(memory, size);
    }

    /// Mapped, and released explicitly.
    private record MappedFile(Path path, Arena arena, MemorySegment octets) {

        @SuppressWarnings("MustBeClosedChecker") // release() closes the arena
        static MappedFile of(byte[] beginning, InputStream rest) throws IOException {
            var path = Files.createTempFile("mailboxkit-mail-", ".eml");
            var arena = Arena.ofShared();
            try {
                try (var out = Files.newOutputStream(path)) {
                    out.write(beginning);
                    rest.transferTo(out);
                }
                try (var channel = FileChannel.open(path, StandardOpenOption.READ)) {
                    return new MappedFile(path, arena, channel.map(MapMode.READ_ONLY, 0, channel.size(), arena));
                }
            } catch (IOException | RuntimeException failure) {
                arena.close();
                Files.deleteIfExists(path);
                throw failure;
            }
        }

        void release() throws IOException {
            arena.close();
            Files.deleteIfExists(path);
        }
    }

    public long size() {
        return size;
    }

    /// How many octets were read so far, repeated reads included: the work that the message caused.
    public long reads() {
        return reads;
    }

    /// @param offset below [#size]
    int at(long offset) {
        reads++;
        long index = offset - windowStart;
        if (index < 0 || index >= windowLength) {
            move(offset);
            index = offset - windowStart;
        }
        return window[(int) index] & 0xff;
    }

    /// Copies up to `length` octets, starting at `offset`.
    ///
    /// @return how many; fewer only at the end
    int copy(long offset, byte[] target, int start, int length) {
        int count = (int) Math.min(length, size - offset);
        reads += count;
        if (file == null) {
            System.arraycopy(window, (int) offset, target, start, count);
        } else {
            MemorySegment.copy(file.octets(), ValueLayout.JAVA_BYTE, offset, target, start, count);
        }
        return count;
    }

    byte[] copy(long start, long end) {
        var copy = new byte[(int) Math.min(end - start, Integer.MAX_VALUE - 8)];
        copy(start, copy, 0, copy.length);
        return copy;
    }

    private void move(long offset) {
        if (file == null) {
            throw new IndexOutOfBoundsException("No octet at " + offset + " of " + size);
        }
        windowStart = offset - offset % WINDOW;
        windowLength = (int) Math.min(WINDOW, size - windowStart);
        MemorySegment.copy(file.octets(), ValueLayout.JAVA_BYTE, windowStart, window, 0, windowLength);
    }

    @Override
    public void close() throws IOException {
        if (file != null) {
            file.release();
        }
    }
}
