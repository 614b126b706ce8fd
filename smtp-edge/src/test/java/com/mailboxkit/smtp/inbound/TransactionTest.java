package com.mailboxkit.smtp.inbound;

import static org.assertj.core.api.Assertions.assertThat;

import com.mailboxkit.content.ContentStore;
import com.mailboxkit.kernel.content.ContentRef;
import com.mailboxkit.kernel.message.MessageCommand.ReceiveMessage;
import com.mailboxkit.kernel.message.MessageId;
import com.mailboxkit.kernel.storage.StorageQuery.StorageUse;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TransactionTest {

    @TempDir
    private Path folder;

    private Door door;

    @BeforeEach
    void open() throws IOException {
        door = new Door(folder, "max-recipients=3");
    }

    @AfterEach
    void close() {
        door.close();
    }

    @Test
    void refusesUnknownAndMalformedRecipientsWhenTheyAreNamed() throws IOException {
        try (var wire = door.greeted()) {
            wire.say("MAIL FROM:<out@example.com>", "250");
            wire.say("RCPT TO:<nobody@agent.test>", "550 5.1.1");
            wire.say("RCPT TO:<nul\0@agent.test>", "501 5.5.4");
            wire.say("RCPT TO:<ann@agent..test>", "550 5.1.3");
            wire.say("DATA", "554 5.5.1");
            wire.say("RCPT TO:<ann@agent.test>", "250");
            wire.say("DATA", "354");
            wire.say("Subject: Hi\r\n\r\nHi\r\n.", "250");
        }
        assertThat(door.recipients()).containsExactly("ann@agent.test");
    }

    @Test
    void takesNothingForAMailboxThatIsFull() throws IOException {
        door.use = new StorageUse(900, 1_000, 900, 2_000);
        try (var wire = door.greeted()) {
            wire.say("MAIL FROM:<out@example.com> SIZE=2000", "250");
            wire.say("RCPT TO:<ann@agent.test>", "552 5.2.2");
            wire.say("RSET", "250");
            wire.say("MAIL FROM:<out@example.com> SIZE=200", "250");
            wire.say("RCPT TO:<ann@agent.test>", "452 4.2.2");
            wire.say("RSET", "250");
            wire.data("ann@agent.test");
            wire.say("Subject: Hi\r\n\r\n" + "Hi\r\n".repeat(100) + ".", "452 4.2.2");
            wire.data("ann@agent.test");
            wire.say("Subject: Hi\r\n\r\nHi\r\n.", "250");
        }
        assertThat(door.recipients()).containsExactly("ann@agent.test");
    }

    @Test
    void filesOneCopyForEachRecipient() throws IOException {
        try (var wire = door.greeted()) {
            wire.data("ann@agent.test", "Bob@Agent.Test", "ann@agent.test");
            wire.say("Subject: Hi\r\n\r\nHi\r\n.", "250");
        }
        assertThat(door.recipients()).containsExactlyInAnyOrder("ann@agent.test", "Bob@Agent.Test");
        assertThat(door.received())
                .allSatisfy(copy -> {
                    assertThat(door.text(copy)).isEqualTo("Subject: Hi\r\n\r\nHi\r\n");
                    assertThat(copy.envelope().mailFrom()).isEqualTo("out@example.com");
                    assertThat(copy.envelope().helo()).isEqualTo("client.test");
                    assertThat(copy.envelope().remoteAddress()).isEqualTo("127.0.0.1");
                })
                .extracting(ReceiveMessage::messageId)
                .doesNotHaveDuplicates()
                .allSatisfy(id -> assertThat(id).isInstanceOf(MessageId.class));
    }

    @Test
    void takesSoManyRecipientsAndNoMore() throws IOException {
        try (var wire = door.greeted()) {
            wire.say("MAIL FROM:<>", "250");
            for (var inbox : new String[] {"ann", "bob", "cleo"}) {
                wire.say("RCPT TO:<" + inbox + "@agent.test>", "250");
            }
            wire.say("RCPT TO:<jürgen@agent.test>", "452");
        }
    }

    @Test
    void knowsAnInternationalisedDomainInBothItsForms() throws IOException {
        try (var wire = door.greeted()) {
            wire.say("MAIL FROM:<out@example.com> SMTPUTF8", "250");
            wire.say("RCPT TO:<ann@xn--bcher-kva.test>", "250");
            wire.say("RCPT TO:<Ann@Bücher.test>", "250");
        }
    }

    @Test
    void takesNullReversePathsAndUnicodeAddresses() throws IOException {
        try (var wire = door.greeted()) {
            wire.say("MAIL FROM:<> BODY=8BITMIME", "250");
            wire.say("RSET", "250");
            wire.say("MAIL FROM:<grüße@bücher.example> SMTPUTF8 BODY=8BITMIME SIZE=100", "250");
            wire.say("RCPT TO:<jürgen@agent.test>", "250");
            wire.say("DATA", "354");
            wire.say("Subject: Grüße\r\n\r\n8 bits: ß\r\n.", "250");
        }
        assertThat(door.received())
                .singleElement()
                .satisfies(copy -> assertThat(copy.envelope().mailFrom()).isEqualTo("grüße@bücher.example"));
    }

    @Test
    void answersPipelinedCommandsInTheirOrder() throws IOException {
        try (var wire = door.connect()) {
            wire.say("EHLO client.test", "250");
            wire.send("MAIL FROM:<out@example.com>\r\nRCPT TO:<nobody@agent.test>\r\n"
                    + "RCPT TO:<ann@agent.test>\r\nDATA\r\n");
            wire.expect("250");
            wire.expect("550");
            wire.expect("250");
            wire.expect("354");
            wire.send("Subject: 1\r\n\r\none\r\n.\r\nMAIL FROM:<>\r\nRCPT TO:<bob@agent.test>\r\nDATA\r\n");
            wire.expect("250");
            wire.expect("250");
            wire.expect("250");
            wire.expect("354");
            wire.send("Subject: 2\r\n\r\ntwo\r\n.\r\nQUIT\r\n");
            wire.expect("250");
            wire.expect("221");
        }
        assertThat(door.recipients()).containsExactly("ann@agent.test", "bob@agent.test");
    }

    @Test
    void refusesMessagesThatGoInCircles() throws IOException {
        try (var wire = door.greeted()) {
            wire.data("ann@agent.test");
            wire.say("Received: from a by b\r\n".repeat(101) + "Subject: Hi\r\n\r\nHi\r\n.", "554 5.4.6");
            wire.data("ann@agent.test");
            wire.say(
                    "RECEIVED: from a by b\r\n".repeat(100) + "X-Received: no hop\r\n\r\nReceived: nor this\r\n.",
                    "250");
        }
        assertThat(door.received()).hasSize(1);
    }

    @Test
    void askedAgainStoresOnlyTheCopiesThatAreMissing() throws IOException {
        door.failing.add("bob@agent.test");
        try (var wire = door.greeted()) {
            wire.data("ann@agent.test", "bob@agent.test");
            wire.say("Subject: Hi\r\n\r\nHi\r\n.", "451 4.3.0");
            door.failing.clear();
            wire.data("ann@agent.test", "bob@agent.test");
            wire.say("Subject: Hi\r\n\r\nHi\r\n.", "250");
        }
        assertThat(door.recipients()).containsExactly("ann@agent.test", "bob@agent.test");
    }

    @Test
    void takesTheSameMessageTwiceWhereItWasSentTwice() throws IOException {
        try (var wire = door.greeted()) {
            for (int i = 0; i < 2; i++) {
                wire.data("ann@agent.test");
                wire.say("Subject: Hi\r\n\r\nHi\r\n.", "250");
            }
        }
        assertThat(door.recipients()).containsExactly("ann@agent.test", "ann@agent.test");
    }

    @Test
    void asksToTryAgainWhereTheDiskIsFull() throws IOException {
        try (var full = new Door(new FullDisk());
                var wire = full.greeted()) {
            wire.data("ann@agent.test");
            wire.say("Subject: Hi\r\n\r\nHi\r\n.", "451 4.3.0");
            wire.say("NOOP", "250");
        }
    }

    @Test
    void dropsHalfAMessageWhenTheClientGoesAway() throws IOException {
        try (var wire = door.greeted()) {
            wire.data("ann@agent.test");
            wire.send("Subject: Half a mess");
        }
        try (var wire = door.greeted()) {
            wire.data("bob@agent.test");
            wire.say("Subject: Whole\r\n\r\n\r\n.", "250");
        }
        assertThat(door.recipients()).containsExactly("bob@agent.test");
    }

    private static final class FullDisk implements ContentStore {

        @Override
        public Sink open() throws IOException {
            throw new IOException("No space left on device");
        }

        @Override
        public InputStream read(ContentRef ref) throws IOException {
            throw new IOException("No such content");
        }
    }
}
