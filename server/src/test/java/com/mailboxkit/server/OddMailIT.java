package com.mailboxkit.server;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.mailboxkit.server.Api.Agent;
import com.mailboxkit.smtp.inbound.InboundSmtp;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The SMTP door passes on what no honest mail holds; the inbox must survive it.
class OddMailIT {

    private static final String NULS_EVERYWHERE = """
            From: =?utf-8?q?A=00nn?= "A\0nn" <an\0n@example.com>
            To: bo\0b <bob\0@example.com>
            Subject: Odd \0 =?utf-8?q?o=00ne?=
            Message-ID: <odd\0@example.com>
            In-Reply-To: <was\0@example.com>
            References: <a\0@example.com> <b@example.com>
            MIME-Version: 1.0
            Content-Type: multipart/mixed; boundary=b

            --b
            Content-Type: text/plain
            Content-Transfer-Encoding: quoted-printable

            He\0l=00lo
            --b
            Content-Type: applica\0tion/pdf; name="a\0.pdf"
            Content-Disposition: attachment; filename*=utf-8''a\0%00.pdf
            Content-ID: <c\0@example.com>

            PDF
            --b--
            """;

    @TempDir
    private static Path data;

    private static Platform platform;

    @BeforeAll
    static void start() {
        platform = Platform.start(data, "--mailboxkit.smtp.port=0");
    }

    @AfterAll
    static void stop() {
        platform.close();
    }

    @Test
    void showsMailWithNulsInEveryField() throws IOException {
        var ann = platform.register();
        deliver(ann, NULS_EVERYWHERE);
        deliver(ann, "Subject: Plain\n\nHi\n");

        await().untilAsserted(() -> assertThat(messages(ann)).isEqualTo(2));
    }

    private static void deliver(Agent agent, String message) throws IOException {
        try (var smtp = new SmtpSession(platform.bean(InboundSmtp.class).port())) {
            smtp.say("EHLO test", 250);
            smtp.say("MAIL FROM:<out@example.com>", 250);
            smtp.say("RCPT TO:<%s>".formatted(agent.email()), 250);
            smtp.say("DATA", 354);
            assertThat(smtp.body(message.getBytes(ISO_8859_1))).startsWith("250");
        }
    }

    private static int messages(Agent agent) {
        return agent.get("/api/v1/inboxes/%s/messages".formatted(agent.inboxId()))
                .body()
                .get("data")
                .size();
    }
}
