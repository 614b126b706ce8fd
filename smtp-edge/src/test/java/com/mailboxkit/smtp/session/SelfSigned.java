package com.mailboxkit.smtp.session;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.Base64;
import javax.net.ssl.SSLContext;

/// For tests of encryption with servers nobody can verify.
public final class SelfSigned {

    private SelfSigned() {}

    public static SSLContext context(String hostname) {
        return new Certificates("", "", hostname, Clock.systemUTC()).get();
    }

    /// Locations of files in PEM.
    public record Files(String certificate, String privateKey) {}

    /// Writes a certificate for `hostname` and its key into a folder, over those that are there.
    public static Files files(String hostname, Path folder) throws Exception {
        var made = SelfSignedCertificate.make(hostname, Instant.now());
        return new Files(
                pem(
                        folder.resolve("certificate.pem"),
                        "CERTIFICATE",
                        made.certificate().getEncoded()),
                pem(folder.resolve("key.pem"), "PRIVATE KEY", made.key().getEncoded()));
    }

    private static String pem(Path file, String label, byte[] der) throws IOException {
        var base64 = Base64.getMimeEncoder().encodeToString(der);
        java.nio.file.Files.writeString(
                file, "-----BEGIN %s-----\n%s\n-----END %s-----\n".formatted(label, base64, label));
        return file.toUri().toString();
    }
}
