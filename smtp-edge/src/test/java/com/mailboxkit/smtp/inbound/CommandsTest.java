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

class CommandsTest {

    @TempDir
    private Path folder;

    private Door door;

    @BeforeEach
    void open() throws IOException {
        door = new Door(
                folder,
                "max-message-size=1000B",
                "hostname=mx.agent.test",
                "max-errors=7",
                "max-refusals=9",
                "max-commands=30");
    }

    @AfterEach
    void close() {
        door.close();
    }

    @Test
    void announcesWhatItCanDo() throws IOException {
        try (var wire = door.connect()) {
            assertThat(wire.say("EHLO client.test", "250").lines())
                    .containsExactlyInAnyOrder(
                            "250-mx.agent.test",
                            "250-PIPELINING",
                            "250-8BITMIME",
                            "250-ENHANCEDSTATUSCODES",
                            "250-SIZE 1000",
                            "250-STARTTLS",
                            "250 SMTPUTF8");
            assertThat(wire.say("HELO client.test", "250").lines()).containsExactly("250 mx.agent.test");
        }
    }

    @Test
    void wantsToBeGreetedFirst() throws IOException {
        try (var wire = door.connect()) {
            wire.say("MAIL FROM:<out@example.com>", "503 5.5.1");
            wire.say("EHLO", "501");
            wire.say("EHLO nul\0name", "501");
            wire.say("MAIL FROM:<out@example.com>", "503 5.5.1");
            wire.say("HELO client.test", "250");
            wire.say("MAIL FROM:<out@example.com>", "250");
            wire.say("MAIL FROM:<out@example.com>", "503 5.5.1");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SIZE=1001",
                "SIZE=99999999999",
                "SIZE=99999999999999999999",
                "BODY=8BITMIME SIZE=1001",
                "size=1001 BODY=8BITMIME"
            })
    void refusesADeclaredOversizeAndGoesOn(String parameters) throws IOException {
        try (var wire = door.greeted()) {
            wire.say("MAIL FROM:<out@example.com> " + parameters, "552 5.3.4");
            wire.say("MAIL FROM:<out@example.com> SIZE=1000", "250");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SIZE=",
                "SIZE=x",
                "SIZE=-1",
                "SIZE=999999999999999999999",
                "SIZE",
                "BODY=BINARYMIME",
                "BODY",
                "SMTPUTF8=yes",
                "SIZE=1 size=2"
            })
    void refusesParametersWithoutSense(String parameters) throws IOException {
        try (var wire = door.greeted()) {
            wire.say("MAIL FROM:<out@example.com> " + parameters, "501 5.5.4");
            wire.say("MAIL FROM:<out@example.com> body=7bit size=1", "250");
        }
    }

    @Test
    void refusesParametersItDidNotOffer() throws IOException {
        try (var wire = door.greeted()) {
            wire.say("MAIL FROM:<out@example.com> REQUIRETLS", "555 5.5.4");
            wire.say("MAIL FROM:<out@example.com> AUTH=<>", "555 5.5.4");
            wire.say("MAIL FROM:<out@example.com>", "250");
            wire.say("RCPT TO:<ann@agent.test> NOTIFY=NEVER", "555 5.5.4");
            wire.say("RCPT TO:<>", "501 5.5.4");
            wire.say("RCPT FROM:<ann@agent.test>", "501 5.5.4");
            wire.say("RCPT TO: ann@agent.test", "250");
            wire.say("AUTH PLAIN AGFwaWtleQBtYms=", "503");
        }
    }

    @Test
    void wantsSmtpUtf8ForAddressesBeyondAscii() throws IOException {
        try (var wire = door.greeted()) {
            wire.say("MAIL FROM:<Ω@mox.example>", "550 5.6.7");
            wire.say("MAIL FROM:<out@example.com>", "250");
            wire.say("RCPT TO:<jürgen@agent.test>", "553 5.6.7");
            wire.say("RCPT TO:<ann@agent.test>", "250");
            wire.say("RSET", "250");
            wire.say("MAIL FROM:<Ω@mox.example> SMTPUTF8", "250");
            wire.say("RCPT TO:<jürgen@agent.test>", "250");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"FROM:<a@b.example", "FROM:", "TO:<a@b.example>", "FROM:<a b@c.example>", "FROM:<a\0@b.example>"
            })
    void refusesMalformedSenders(String arguments) throws IOException {
        try (var wire = door.greeted()) {
            wire.say("MAIL " + arguments, "501");
            wire.say("MAIL FROM:<\"a b>\"@c.example>", "250");
        }
    }

    @Test
    void tellsNobodyWhoHasAnInbox() throws IOException {
        try (var wire = door.greeted()) {
            var known = wire.say("VRFY ann@agent.test", "502");
            assertThat(wire.say("VRFY nobody@agent.test", "502")).isEqualTo(known);
            wire.say("EXPN ann", "502");
            assertThat(wire.say("HELP", "214")).doesNotContainIgnoringCase("subetha");
        }
    }

    @Test
    void hangsUpAfterTooManyBadCommands() throws IOException {
        try (var wire = door.greeted()) {
            for (int i = 0; i < 7; i++) {
                wire.say("NONSENSE", "500");
            }
            assertThat(wire.rest()).first().asString().startsWith("421 4.7.0 Too many bad");
        }
    }

    @Test
    void hangsUpOnWhoTriesManyAddresses() throws IOException {
        try (var wire = door.greeted()) {
            wire.say("MAIL FROM:<out@example.com>", "250");
            for (int i = 0; i < 9; i++) {
                wire.say("RCPT TO:<guess%d@agent.test>".formatted(i), "550");
            }
            assertThat(wire.rest()).first().asString().startsWith("421 4.7.0 Too many refusals");
        }
    }

    @Test
    void hangsUpAfterTooManyCommands() throws IOException {
        try (var wire = door.connect()) {
            for (int i = 0; i < 29; i++) { // the greeting is the first reply
                wire.say("NOOP", "250");
            }
            assertThat(wire.rest()).first().asString().startsWith("421 4.7.0 Too many commands");
        }
    }
}
