package com.mailboxkit.smtp.inbound;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import com.mailboxkit.smtp.session.SelfSigned;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
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
    void showsTheCertificateThatLiesInItsFilesNow() throws Exception {
        var files = SelfSigned.files("given.agent.test", folder);
        try (var door =
                new Door(folder, "tls.certificate=" + files.certificate(), "tls.private-key=" + files.privateKey())) {
            assertThat(shown(door)).isEqualTo("CN=given.agent.test");

            SelfSigned.files("renewed.agent.test", folder);
            assertThat(shown(door)).isEqualTo("CN=renewed.agent.test");
        }
    }

    @Test
    void staysWithItsCertificateWhileTheFilesCannotBeUsed() throws Exception {
        var files = SelfSigned.files("given.agent.test", folder);
        var key = folder.resolve("key.pem");
        try (var door =
                new Door(folder, "tls.certificate=" + files.certificate(), "tls.private-key=" + files.privateKey())) {
            Files.writeString(key, "-----BEGIN PRIVATE KEY-----\nhalf a");
            assertThat(shown(door)).isEqualTo("CN=given.agent.test");

            Files.delete(key);
            assertThat(shown(door)).isEqualTo("CN=given.agent.test");

            var another = SelfSigned.files("other.agent.test", Files.createDirectory(folder.resolve("other")));
            Files.copy(Path.of(URI.create(another.privateKey())), key);
            assertThat(shown(door)).as("a key of another certificate").isEqualTo("CN=given.agent.test");

            SelfSigned.files("renewed.agent.test", folder);
            assertThat(shown(door)).isEqualTo("CN=renewed.agent.test");
        }
    }

    private static String shown(Door door) throws Exception {
        try (var wire = door.greeted()) {
            wire.say("STARTTLS", "220");
            return wire.encrypt().getSubjectX500Principal().getName();
        }
    }

    /// By hand, since Java does not speak it any more.
    @Test
    void speaksNoProtocolOlderThanTls12() throws Exception {
        var hello = HexFormat.of()
                .parseHex("160302002d" + "01000029" + "0302" + "00".repeat(32) + "00" + "0002c013" + "0100" + "0000");
        try (var door = new Door(folder);
                var socket = new Socket("127.0.0.1", door.port())) {
            var in = new BufferedInputStream(socket.getInputStream());
            var out = socket.getOutputStream();
            line(in);
            out.write("EHLO client.test\r\n".getBytes(US_ASCII));
            while (!line(in).startsWith("250 ")) {
                // more of the answer
            }
            out.write("STARTTLS\r\n".getBytes(US_ASCII));
            assertThat(line(in)).startsWith("220");
            out.write(hello);

            var alert = in.readNBytes(7);
            assertThat(alert[0]).as("an alert").isEqualTo((byte) 21);
            assertThat(alert[6]).as("protocol_version").isEqualTo((byte) 70);
        }
    }

    private static String line(InputStream in) throws IOException {
        var line = new StringBuilder();
        for (int next; (next = in.read()) != '\n'; ) {
            line.append((char) next);
        }
        return line.toString();
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
            for (int i = 0; i < 20; i++) {
                wire.say("NONSENSE", "500");
            }
            wire.expect("421 4.7.0");
        }
    }
}
