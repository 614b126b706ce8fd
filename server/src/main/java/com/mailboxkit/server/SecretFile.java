package com.mailboxkit.server;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;

/// The platform's secret as a file that only its owner can read, made at the first start.
final class SecretFile {

    private static final int BYTES = 32;

    private SecretFile() {}

    static byte[] in(Path folder) throws IOException {
        var file = folder.resolve("secret");
        if (!Files.exists(file)) {
            var secret = new byte[BYTES];
            new SecureRandom().nextBytes(secret);
            var draft = folder.resolve("secret.new");
            Files.deleteIfExists(draft);
            Files.createFile(draft, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            Files.write(draft, secret);
            Files.move(draft, file);
        }
        return Files.readAllBytes(file);
    }
}
