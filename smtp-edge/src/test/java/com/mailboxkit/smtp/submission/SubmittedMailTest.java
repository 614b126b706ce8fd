package com.mailboxkit.smtp.submission;

import static org.assertj.core.api.Assertions.assertThat;

import com.mailboxkit.kernel.message.Mailbox;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SubmittedMailTest {

    private static final String COMPLETE =
            "From: <ann@agent.test>\r\nDate: Tue, 24 Nov 2026 10:00:00 +0000\r\n" + "Message-ID: <1@program.test>\r\n";

    @TempDir
    private Path folder;

    private SubmissionDoor door;

    @BeforeEach
    void open() throws IOException {
        door = new SubmissionDoor(folder, "max-message-size=5000B", "max-recipients=3");
    }

    @AfterEach
    void close() {
        door.close();
    }

    private String submit(String mail, String reply, String... recipients) throws IOException {
        try (var wire = door.loggedIn()) {
            wire.say("MAIL FROM:<Ann@Agent.Test>", "250");
            for (var recipient : recipients.length == 0 ? new String[] {"bob@example.com"} : recipients) {
                wire.say("RCPT TO:<" + recipient + ">", "250");
            }
            wire.say("DATA", "354");
            var answer = wire.say(mail + "\r\n.", reply);
            wire.say("NOOP", "250");
            return answer;
        }
    }

    @Test
    void goesOutAsItCameUnderATraceThatDoesNotTellWhereFrom() throws IOException {
        var rest = "subject: Hi\r\nX-Own:\tkept\r\n folded\r\n\r\nGrüße\r\n..two dots\r\n";
        submit(COMPLETE + rest, "250 2.0.0 Queued as ");
        assertThat(door.sent(1)).isEqualTo(COMPLETE + rest.replace("\r\n..", "\r\n.") + "\r\n");
        assertThat(door.sent(0))
                .startsWith("Received: by localhost with ESMTPA id ")
                .doesNotContain("127.0.0.1");
    }

    @Test
    void losesWhatIsNobodysBusiness() throws IOException {
        submit("Bcc: eve@example.com,\r\n other@example.com\r\n" + COMPLETE + "bcc : x@example.com\r\n\r\nHi", "250");
        assertThat(door.sent(1)).isEqualTo(COMPLETE + "\r\nHi\r\n");
    }

    @Test
    void losesWhatOnlyServersSay() throws IOException {
        var own = "DKIM-Signature: v=1; d=agent.test; s=x; b=eA==\r\n";
        submit(
                "Authentication-Results: mx.test; dmarc=pass\r\nARC-Seal: i=1; cv=none; d=other.test\r\n"
                        + "ARC-Authentication-Results: i=1; mx.test;\r\n dmarc=pass\r\n"
                        + "DKIM-Signature: v=1; a=rsa-sha256;\r\n d=other.test; s=x; b=eA==\r\n"
                        + "DKIM-Signature: v=1; bd=agent.test; s=x; b=eA==\r\n"
                        + own + COMPLETE + "\r\nHi",
                "250");
        assertThat(door.sent(1)).isEqualTo(own + COMPLETE + "\r\nHi\r\n");
    }

    @Test
    void isRefusedWhereFilesLieDeeperThanAnybodyLooks() throws IOException {
        var mail = new StringBuilder(COMPLETE).append("Content-Type: multipart/mixed; boundary=b0\r\n\r\n");
        for (int level = 0; level < 25; level++) {
            mail.append("--b%d\r\nContent-Type: multipart/mixed; boundary=b%d\r\n\r\n".formatted(level, level + 1));
        }
        mail.append("--b25\r\nContent-Type: image/png; name=a.png\r\n\r\nx\r\n--b25--");

        submit(mail.toString(), "554 5.6.0");
        assertThat(door.submitted()).isEmpty();
    }

    @Test
    void isAnotherMessageWithAnotherBody() throws IOException {
        submit(COMPLETE + "\r\nHi", "250");
        submit(COMPLETE + "\r\nHi", "250");
        submit(COMPLETE + "\r\nHi, once more", "250");
        assertThat(door.submissions()).hasSize(2);
    }

    @Test
    void goesToTheEnvelopeWhateverTheHeaderSays() throws IOException {
        var mail = COMPLETE + "To: Bob <BOB@example.com>, Cleo <cleo@example.com>\r\n\r\nHi";
        submit(mail, "250", "bob@example.com", "Eve@Example.com", "eve@example.com");
        var submitted = door.submitted().getFirst();
        assertThat(submitted.recipients()).containsExactly("bob@example.com", "Eve@Example.com");
        assertThat(submitted.bcc()).containsExactly(new Mailbox("Eve@Example.com", null));
        assertThat(submitted.headers().to()).hasSize(2);
    }

    @Test
    void endsEveryLineAsTheStandardSays() throws IOException {
        submit(COMPLETE + "Subject: a\nX-B: b\r\n\r\none\ntwo\rthree\r\n.\nfour\r\r\nnul\0", "250");
        assertThat(door.sent(1))
                .isEqualTo(COMPLETE + "Subject: a\r\nX-B: b\r\n\r\none\r\ntwo\r\nthree\r\n\r\nfour\r\n\r\nnul\r\n");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "From: bob@agent.test\r\n\r\nHi",
                "From: ann@agent.test, bob@agent.test\r\n\r\nHi",
                "From: bob@agent.test, ann@agent.test\r\n\r\nHi",
                "From: ann@agent.test <bob@agent.test>\r\n\r\nHi",
                "From: bob@agent.test <ann@agent.test>\r\n\r\nHi",
                "From: friends: ann@agent.test;\r\n\r\nHi",
                "From: ann@agent.test <\r\n\r\nHi",
                "From:\r\n\r\nHi",
                "From: ann@agent.test\r\nSender: bob@agent.test\r\n\r\nHi"
            })
    void isNotSentInAnothersName(String mail) throws IOException {
        submit(mail, "550 5.7.1");
        assertThat(door.submitted()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "From: ann@agent.test\r\nFrom: ann@agent.test\r\n\r\nHi",
                "From: ann@agent.test\nFROM : bob@agent.test\r\n\r\nHi",
                "From: ann@agent.test\r\nSubject: a\r\nSubject: b\r\n\r\nHi",
                "From: ann@agent.test\r\nMessage-ID: none\r\n\r\nHi",
                "From: ann@agent.test\r\nno field\r\n\r\nHi",
                " From: ann@agent.test\r\n\r\nHi",
                "Subject: a\r\n\r\nFrom: ann@agent.test",
                "\r\nFrom: ann@agent.test",
                ""
            })
    void isRefusedWhereItsHeaderCouldBeReadInTwoWays(String mail) throws IOException {
        submit(mail, "554 5.6.0");
        assertThat(door.submitted()).isEmpty();
    }

    @Test
    void isRefusedWhereALineIsTooLongOrAllOfItTooLarge() throws IOException {
        submit(COMPLETE + "\r\n" + "x".repeat(999), "554 5.6.0");
        submit(COMPLETE + "\r\n" + ("x".repeat(98) + "\r\n").repeat(60), "552 5.3.4");
        submit(COMPLETE + "\r\n" + "x".repeat(998), "250");
    }

    @Test
    void takesSoManyRecipientsAndNoMore() throws IOException {
        try (var wire = door.loggedIn()) {
            wire.say("MAIL FROM:<ann@agent.test>", "250");
            wire.say("RCPT TO:<not an address>", "501");
            wire.say("RCPT TO:<a@b@c>", "550 5.1.3");
            for (int i = 0; i < 3; i++) {
                wire.say("RCPT TO:<to%d@example.com>".formatted(i), "250");
            }
            wire.say("RCPT TO:<more@example.com>", "452 4.5.3");
        }
    }

    @Test
    void comesFromAnInboxOfTheKeysOrganization() throws IOException {
        try (var wire = door.loggedIn()) {
            wire.say("MAIL FROM:<bob@agent.test>", "550 5.7.1");
            wire.say("MAIL FROM:<>", "550 5.7.1");
            wire.say("MAIL FROM:<ann@agent.test> SIZE=5001", "552 5.3.4");
            wire.say("MAIL FROM:<ann@agent.test> SIZE=5000", "250");
        }
    }
}
