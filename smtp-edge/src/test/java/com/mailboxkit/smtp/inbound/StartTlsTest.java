package com.mailboxkit.smtp.inbound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StartTlsTest {

    @TempDir
    private Path folder;

    @Test
    void encryptsWithACertificateOfItsOwnMaking() throws Exception {
        try (var door = new Door(folder, "hostname=mx.agent.test");
                var wire = door.greeted()) {
            wire.say("STARTTLS", "220");
            assertThat(wire.encrypt().getSubjectX500Principal().getName()).isEqualTo("CN=mx.agent.test");

            assertThat(wire.say("EHLO client.test", "250")).doesNotContain("STARTTLS");
            wire.say("STARTTLS", "503");
            wire.data("ann@agent.test");
            wire.say("Subject: Secret\r\n\r\nHi\r\n.", "250");
            assertThat(door.recipients()).containsExactly("ann@agent.test");
        }
    }

    @Test
    void showsTheCertificateItIsGiven() throws Exception {
        var given = ServerCertificate.selfSigned("given.agent.test", Instant.now());
        var certificate = pem("CERTIFICATE", given.certificate().getEncoded());
        var key = pem("PRIVATE KEY", given.key().getEncoded());
        try (var door = new Door(folder, "tls.certificate=" + certificate, "tls.private-key=" + key);
                var wire = door.greeted()) {
            wire.say("STARTTLS", "220");
            assertThat(wire.encrypt().getSubjectX500Principal().getName()).isEqualTo("CN=given.agent.test");
        }
    }

    @Test
    void wantsCertificateAndKeyOrNeither() {
        assertThatIllegalStateException()
                .isThrownBy(() -> new Door(folder, "tls.certificate=file:/nowhere.pem").close())
                .withMessageContaining("private-key");
    }

    @Test
    void forgetsWhatWasSaidInPlainText() throws Exception {
        try (var door = new Door(folder);
                var wire = door.greeted()) {
            wire.say("MAIL FROM:<forged@example.com>", "250");
            wire.say("STARTTLS", "220");
            wire.encrypt();
            wire.say("RCPT TO:<ann@agent.test>", "503");
            wire.say("MAIL FROM:<out@example.com>", "503 5.5.1 Say EHLO");
        }
    }

    @Test
    void throwsAwayCommandsSentAheadOfTheHandshake() throws Exception {
        try (var door = new Door(folder);
                var wire = door.greeted()) {
            wire.send("STARTTLS\r\nEHLO injected.test\r\nMAIL FROM:<forged@example.com>\r\n");
            wire.expect("220");
            wire.encrypt();

            wire.say("NOOP", "250");
            wire.say("RCPT TO:<ann@agent.test>", "503");
            wire.say("EHLO client.test", "250");
            wire.say("MAIL FROM:<out@example.com>", "250");
        }
    }

    @Test
    void hangsUpWhereTheHandshakeFails() throws IOException {
        try (var door = new Door(folder);
                var wire = door.greeted()) {
            wire.say("STARTTLS", "220");
            wire.send("MAIL FROM:<forged@example.com>\r\nRCPT TO:<ann@agent.test>\r\n");
            assertThat(wire.rest()).noneMatch(line -> line.startsWith("250"));
        }
    }

    @Test
    void countsBadCommandsAlsoWhenEncrypted() throws Exception {
        try (var door = new Door(folder);
                var wire = door.greeted()) {
            wire.say("STARTTLS", "220");
            wire.encrypt();
            for (int i = 0; i < WatchedSocket.MAX_BAD_COMMANDS; i++) {
                wire.say("NONSENSE", "500");
            }
            wire.expect("421 4.7.0");
        }
    }

    private String pem(String label, byte[] der) throws IOException {
        var base64 = Base64.getMimeEncoder().encodeToString(der);
        var file = folder.resolve(label);
        Files.writeString(file, "-----BEGIN %s-----\n%s\n-----END %s-----\n".formatted(label, base64, label));
        return file.toUri().toString();
    }
}
