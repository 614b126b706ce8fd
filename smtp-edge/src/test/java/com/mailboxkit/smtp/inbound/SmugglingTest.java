package com.mailboxkit.smtp.inbound;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Nothing inside a message, or before encryption, or of another protocol, is ever obeyed as a command.
class SmugglingTest {

    private static final String FORGED =
            "MAIL FROM:<forged@example.com>\r\nRCPT TO:<bob@agent.test>\r\nDATA\r\nSubject: Forged\r\n\r\n";

    @TempDir
    private Path folder;

    private Door door;

    @BeforeEach
    void open() throws IOException {
        door = new Door(folder, "max-message-size=1000B");
    }

    @AfterEach
    void close() {
        door.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\n.\n",
                "\n.\r",
                "\n.\r\n",
                "\r.\n",
                "\r.\r",
                "\r.\r\n",
                "\r\n.\n",
                "\r\n.\r",
                "\r\n.\r\r\n",
                "\r\r\n.\r\r\n",
                "\r\n\0.\r\n",
                "\r\n.\0\r\n"
            })
    void endsAMessageAtNothingButADotBetweenCrLfs(String almostTheEnd) throws IOException {
        try (var wire = door.greeted()) {
            wire.data("ann@agent.test");
            wire.say("Subject: Hi\r\n\r\nHi" + almostTheEnd + FORGED + ".", "250");
            wire.say("NOOP", "250");
        }
        assertThat(door.recipients()).containsExactly("ann@agent.test");
        assertThat(door.text(door.received().getFirst())).contains("forged@example.com");
    }

    @Test
    void keepsOddLineEndsAsTheyCameAndLeavesOutNuls() throws IOException {
        try (var wire = door.greeted()) {
            wire.data("ann@agent.test");
            wire.say("Subject: Odd\r\n\r\nbare\rCR bare\nLF nul\0 dot\n.\nend\r\n.", "250");
        }
        assertThat(door.text(door.received().getFirst()))
                .isEqualTo("Subject: Odd\r\n\r\nbare\rCR bare\nLF nul dot\n.\nend\r\n");
    }

    @Test
    void undoesTheDoublingOfDots() throws IOException {
        try (var wire = door.greeted()) {
            wire.data("ann@agent.test");
            wire.say("..first\r\n..\r\n...\r\n.x\r\n. \r\n.\r.\r\n\r\n.", "250");
            wire.data("ann@agent.test");
            wire.say(".", "250");
        }
        assertThat(door.received().stream().map(door::text))
                .containsExactly(".first\r\n.\r\n..\r\nx\r\n \r\n\r.\r\n\r\n", "");
    }

    @Test
    void readsAnOversizeMessageToItsEndAndGoesOn() throws IOException {
        try (var wire = door.greeted()) {
            wire.data("ann@agent.test");
            wire.say("x".repeat(900) + "\r\n" + FORGED + "x".repeat(900) + "\r\n" + FORGED + ".", "552 5.3.4");
            wire.data("ann@agent.test");
            wire.say("Subject: Small\r\n\r\nHi\r\n.", "250");
        }
        assertThat(door.recipients()).containsExactly("ann@agent.test");
    }

    @Test
    void breaksOffAMessageWithoutEnd() throws IOException {
        try (var wire = door.greeted()) {
            wire.data("ann@agent.test");
            wire.send("x".repeat(10_001));
            assertThat(wire.rest()).first().asString().startsWith("421 4.4.2");
        }
        assertThat(door.received()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"GET / HTTP/1.1", "POST / HTTP/1.1", "PUT /x HTTP/1.1", "OPTIONS * HTTP/1.1", "PRI * HTTP/2.0"})
    void hangsUpOnBrowsers(String request) throws IOException {
        try (var wire = door.connect()) {
            wire.send(request + "\r\nHost: 127.0.0.1\r\n\r\nEHLO x\r\n" + FORGED + ".\r\n");
            assertThat(wire.rest()).first().asString().startsWith("554");
        }
        assertThat(door.received()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"EHLO client.test\r\n" + FORGED, "HELO client.test\r\n" + FORGED})
    void hangsUpOnWhoDoesNotWaitForTheAnswerToHello(String said) throws IOException {
        try (var wire = door.connect()) {
            wire.send(said + "\r\n.\r\n");
            assertThat(wire.rest()).first().asString().startsWith("554 5.5.0");
        }
        assertThat(door.received()).isEmpty();
    }

    @Test
    void hangsUpOnWhoSendsTheMessageBeforeItIsAskedFor() throws IOException {
        try (var wire = door.greeted()) {
            wire.say("MAIL FROM:<out@example.com>", "250");
            wire.say("RCPT TO:<ann@agent.test>", "250");
            wire.send("DATA\r\nSubject: Early\r\n\r\nHi\r\n.\r\n");
            assertThat(wire.rest()).first().asString().startsWith("554 5.5.0");
        }
        assertThat(door.received()).isEmpty();
    }

    @Test
    void hangsUpOnChunksItDidNotOffer() throws IOException {
        try (var wire = door.greeted()) {
            wire.say("MAIL FROM:<>", "250");
            wire.say("RCPT TO:<ann@agent.test>", "250");
            wire.send("BDAT 100 LAST\r\n" + FORGED);
            assertThat(wire.rest()).first().asString().startsWith("502");
        }
        assertThat(door.received()).isEmpty();
    }
}
