package com.mailboxkit.server;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.function.Supplier;

/// A file that only its owner can read, made at the first start and kept from then on.
final class PrivateFile {

    private PrivateFile() {}

    /// What the file holds; where there is none yet, it is made with what `first` gives.
    static byte[] read(Path file, Supplier<byte[]> first) throws IOException {
        if (!Files.exists(file)) {
            var draft = file.resolveSibling(file.getFileName() + ".new");
            Files.deleteIfExists(draft);
            Files.createFile(draft, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            Files.write(draft, first.get());
            Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
        }
        return Files.readAllBytes(file);
    }
}
