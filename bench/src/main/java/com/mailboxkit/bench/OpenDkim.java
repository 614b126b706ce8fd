package com.mailboxkit.bench;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;

/// OpenDKIM, which signs what a Postfix relays with an RSA key of 2048 bits, as the platform does.
final class OpenDkim implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final Duration POLL = Duration.ofMillis(10);

    private final int port = Ground.freePort();
    private final Process process;

    private OpenDkim(Path folder) throws IOException {
        var configuration = folder.resolve("opendkim.conf");
        Files.writeString(configuration, """
                Background no
                Mode s
                Canonicalization relaxed/relaxed
                Domain %s
                Selector bench
                KeyFile %s
                RequireSafeKeys no
                Socket inet:%d@127.0.0.1
                """.formatted(SmtpSource.DOMAIN, key(folder), port));
        process = Program.start(Map.of(), List.of("opendkim", "-x", configuration.toString()));
    }

    static void require() throws IOException {
        Program.require("opendkim");
    }

    static OpenDkim start(Ground ground) throws IOException, InterruptedException {
        var milter = new OpenDkim(Files.createTempDirectory(ground.work(), "opendkim"));
        var deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!milter.answers()) {
            if (System.nanoTime() > deadline || !milter.process.isAlive()) {
                milter.close();
                throw new IOException("opendkim does not answer");
            }
            Thread.sleep(POLL);
        }
        return milter;
    }

    private static Path key(Path folder) throws IOException {
        try {
            var generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2048);
            var encoded = generator.generateKeyPair().getPrivate().getEncoded();
            var pem = "-----BEGIN PRIVATE KEY-----\n%s\n-----END PRIVATE KEY-----\n"
                    .formatted(Base64.getMimeEncoder().encodeToString(encoded));
            return Files.writeString(folder.resolve("key.pem"), pem);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has RSA", e);
        }
    }

    private boolean answers() {
        try (var connection = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return connection.isConnected();
        } catch (IOException notYet) {
            return false;
        }
    }

    /// What Postfix calls it.
    String milter() {
        return "inet:127.0.0.1:" + port;
    }

    long pid() {
        return process.pid();
    }

    @Override
    public void close() throws InterruptedException {
        process.destroy();
        process.waitFor();
    }
}
