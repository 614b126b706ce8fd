package com.mailboxkit.server;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.function.Supplier;

/// A file that only its owner can read, made at the first start and kept from then on.
final class PrivateFile {

    private PrivateFile() {}

    /// What the file holds; where there is none yet, it is made with what `first` gives. Of several nodes that start
    /// together in one folder, one makes it and all read the same.
    static byte[] read(Path file, Supplier<byte[]> first) throws IOException {
        if (!Files.exists(file)) {
            var draft = Files.createTempFile(
                    file.toAbsolutePath().getParent(),
                    file.getFileName().toString(),
                    ".new",
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            try {
                Files.write(draft, first.get());
                Files.createLink(file, draft);
            } catch (FileAlreadyExistsException another) {
                return Files.readAllBytes(file);
            } finally {
                Files.delete(draft);
            }
        }
        return Files.readAllBytes(file);
    }
}
