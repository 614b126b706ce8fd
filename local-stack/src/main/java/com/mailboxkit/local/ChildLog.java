package com.mailboxkit.local;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/// The log file of a child process. Once it exceeds 20 MB, the next start of the child renames it to `.1`.
record ChildLog(Path file) {

    private static final long MAX_BYTES = 20L << 20;
    private static final int TAIL_BYTES = 3_000;

    ProcessBuilder attachTo(ProcessBuilder child) throws IOException {
        if (Files.exists(file) && Files.size(file) > MAX_BYTES) {
            Files.move(file, file.resolveSibling(file.getFileName() + ".1"), StandardCopyOption.REPLACE_EXISTING);
        }
        return child.redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.appendTo(file.toFile()));
    }

    /// The end of the log, for an error message.
    String tail() {
        try (var log = new RandomAccessFile(file.toFile(), "r")) {
            log.seek(Math.max(0, log.length() - TAIL_BYTES));
            var bytes = new byte[TAIL_BYTES];
            int read = Math.max(0, log.read(bytes));
            return "%s ends with:%n%s".formatted(file, new String(bytes, 0, read, StandardCharsets.UTF_8));
        } catch (IOException failure) {
            return file + " cannot be read: " + failure;
        }
    }
}
