package com.mailboxkit.server;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.mailboxkit.server.Api.Agent;
import com.mailboxkit.smtp.submission.SubmissionSmtp;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/// Programs send by SMTP what others send by REST.
class SubmissionIT {

    private static final String RICH = """
            From: Ann =?utf-8?q?=C3=84rger?= <%s>
            To: Bob <%s>
            Bcc: someone@example.com
            Subject: =?utf-8?b?R3LDvMOfZQ==?=
            Message-ID: <rich@program.example>
            Date: Tue, 24 Nov 2026 10:00:00 +0100
            X-Campaign: autumn
            MIME-Version: 1.0
            Content-Type: multipart/mixed; boundary=outer

            --outer
            Content-Type: multipart/alternative; boundary=inner

            --inner
            Content-Type: text/plain; charset=utf-8
            Content-Transfer-Encoding: 8bit

            Grüße
            .dot
            --inner
            Content-Type: text/html; charset=utf-8
            Content-Transfer-Encoding: 8bit

            <p>Grüße</p>
            --inner--
            --outer
            Content-Type: application/pdf; name=plan.pdf
            Content-Disposition: attachment; filename=plan.pdf
            Content-Transfer-Encoding: base64

            JVBERi0xLjQK
            --outer--""";

    @TempDir
    private static Path data;

    private static Platform platform;

    @BeforeAll
    static void start() {
        platform = Platform.start(data, "--mailboxkit.smtp.port=0", "--mailboxkit.tariff.opening-credit-mills=20");
    }

    @AfterAll
    static void stop() {
        platform.close();
    }

    @Test
    void sendsWhatIsSubmittedAsItCameAndChargesForIt() throws IOException {
        var ann = platform.register();
        var bob = platform.register();

        String id;
        try (var smtp = login(ann)) {
            id = submit(smtp, ann, RICH.formatted(ann.email(), bob.email()), bob.email())
                    .replaceFirst("250 2.0.0 Queued as ", "");
        }

        var sent = message(ann, id);
        assertThat(sent.at("/subject").stringValue()).isEqualTo("Grüße");
        assertThat(sent.at("/text_body").stringValue()).isEqualToNormalizingNewlines("Grüße\n.dot");
        assertThat(sent.at("/html_body").stringValue()).contains("<p>Grüße</p>");
        assertThat(sent.at("/attachments/0/filename").stringValue()).isEqualTo("plan.pdf");
        assertThat(sent.at("/message_id").stringValue()).isEqualTo("<rich@program.example>");
        assertThat(sent.at("/to_emails/0").stringValue()).isEqualTo(bob.email());
        assertThat(sent.at("/bcc_emails").size())
                .as("the envelope names the recipients")
                .isZero();

        var whole = RICH.formatted(ann.email(), bob.email()).replace("Bcc: someone@example.com\n", "");
        assertThat(raw(ann, id).replaceFirst("(?s)^Received: by localhost with ESMTPA id .*?\r\n\t.*?\r\n", ""))
                .isEqualTo(whole.replace("\n", "\r\n") + "\r\n");

        assertThat(balance(ann)).isEqualTo(20 - 3);
        var arrived = await().until(() -> messages(bob, "inbound"), list -> list.size() == 1)
                .get(0);
        assertThat(arrived.get("from_email").stringValue()).isEqualTo(ann.email());
        assertThat(arrived.get("message_id").stringValue()).isEqualTo("<rich@program.example>");
    }

    @Test
    void makesOneMessageOfAMailThatIsSubmittedTwice() throws Exception {
        var ann = platform.register();
        var bob = platform.register();
        var mail = "From: %s\nTo: %s\nMessage-ID: <once@program.example>\nSubject: Once\n\nHi"
                .formatted(ann.email(), bob.email());

        List<Callable<String>> attempts = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            attempts.add(() -> {
                try (var smtp = login(ann)) {
                    return submit(smtp, ann, mail, bob.email());
                }
            });
        }
        var answers = new ArrayList<String>();
        try (var pool = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var answer : pool.invokeAll(attempts)) {
                answers.add(answer.get());
            }
        }
        assertThat(answers).allMatch(answer -> answer.startsWith("250 2.0.0 Queued as "));
        assertThat(answers).containsOnly(answers.getFirst());
        assertThat(messages(ann, "outbound")).hasSize(1);
        assertThat(balance(ann)).isEqualTo(18);

        try (var smtp = login(ann)) {
            var forBoth = submit(smtp, ann, mail, bob.email(), ann.email());
            assertThat(forBoth)
                    .as("the same mail for others is not lost")
                    .startsWith("250")
                    .isNotEqualTo(answers.getFirst());
        }
        assertThat(balance(ann)).isEqualTo(14);
    }

    @Test
    void givesIdAndDateToWhatHasNone() throws IOException {
        var ann = platform.register();
        String id;
        try (var smtp = login(ann)) {
            id = submit(smtp, ann, "From: <%s>\nSubject: Bare\n\nHi".formatted(ann.email()), ann.email())
                    .replaceFirst("250 2.0.0 Queued as ", "");
        }
        assertThat(message(ann, id).at("/message_id").stringValue()).isEqualTo("<%s@agent.localhost>".formatted(id));
        assertThat(message(ann, id).at("/bcc_emails/0").stringValue()).isEqualTo(ann.email());
        assertThat(raw(ann, id)).contains("\r\nDate: ").contains("\r\nMessage-ID: <" + id);
    }

    @Test
    void refusesWhatTheWalletCannotPayAndSaysWhatToDo() throws IOException {
        var ann = platform.register();
        try (var smtp = login(ann)) {
            for (int i = 0; i < 10; i++) {
                assertThat(submit(smtp, ann, hello(ann), ann.email())).startsWith("250");
            }
            assertThat(submit(smtp, ann, hello(ann), ann.email()))
                    .startsWith("550 5.7.0")
                    .contains("costs 2 mills")
                    .contains("holds 0")
                    .contains("Top up");
        }
        assertThat(messages(ann, "outbound")).hasSize(10);
    }

    @Test
    void letsNobodyWriteInAnothersName() throws IOException {
        var ann = platform.register();
        var bob = platform.register();
        try (var smtp = login(ann)) {
            assertThat(smtp.say("MAIL FROM:<%s>".formatted(bob.email()), 550)).startsWith("550 5.7.1");
            assertThat(smtp.say("MAIL FROM:<nobody@example.com>", 550)).startsWith("550 5.7.1");
            assertThat(smtp.say("MAIL FROM:<>", 550)).startsWith("550 5.7.1");
            for (var header : List.of(
                    "From: " + bob.email(),
                    "From: %s, %s".formatted(ann.email(), bob.email()),
                    "From: %s\nFrom: %s".formatted(ann.email(), bob.email()),
                    "From: %s\nfrom : %s".formatted(ann.email(), bob.email()),
                    "From: %s <%s>".formatted(ann.email(), bob.email()),
                    "From: %s\nSender: %s".formatted(ann.email(), bob.email()),
                    "Subject: no From")) {
                assertThat(submit(smtp, ann, header + "\n\nHi", ann.email()))
                        .as(header)
                        .matches("55[04] 5\\.[67]\\..*");
            }
        }
        assertThat(messages(ann, "outbound")).isEmpty();
        assertThat(balance(ann)).isEqualTo(20);
    }

    @Test
    void keepsTestKeysInTheSandbox() throws IOException {
        var ann = platform.register();
        var key = ann.post("/api/v1/api_keys", "{\"name\":\"Test\",\"test\":true}")
                .body()
                .at("/data/key")
                .stringValue();
        var tester = new Agent(platform, key, ann.inboxId(), ann.email());
        String id;
        try (var smtp = login(tester)) {
            id = submit(smtp, tester, hello(ann), "bounced@test.mailboxkit.dev")
                    .replaceFirst("250 2.0.0 Queued as ", "");
        }
        await().untilAsserted(() ->
                assertThat(message(tester, id).at("/status").stringValue()).isEqualTo("bounced"));
        assertThat(messages(ann, "outbound")).isEmpty();
        assertThat(balance(ann)).isEqualTo(20);
    }

    @Test
    void sendsNothingMoreForAKeyThatIsRevoked() throws IOException {
        var ann = platform.register();
        var made = ann.post("/api/v1/api_keys", "{\"name\":\"Short\"}").body();
        var other = new Agent(platform, made.at("/data/key").stringValue(), ann.inboxId(), ann.email());
        try (var smtp = login(other)) {
            assertThat(submit(smtp, ann, hello(ann), ann.email())).startsWith("250");
            ann.delete("/api/v1/api_keys/" + made.at("/data/id").stringValue());
            assertThat(smtp.say("MAIL FROM:<%s>".formatted(ann.email()), 535)).startsWith("535 5.7.8");
        }
        assertThat(messages(ann, "outbound")).hasSize(1);
        try (var smtp = new SmtpSession(port())) {
            smtp.say("EHLO program.example", 250);
            smtp.say("AUTH PLAIN " + SmtpSession.plain(other.key()), 535);
        }
    }

    @Test
    void takesNoMessageThatWasBegunBeforeItsKeyWasRevoked() throws IOException {
        var ann = platform.register();
        var made = ann.post("/api/v1/api_keys", "{\"name\":\"Short\"}").body();
        try (var smtp = SmtpSession.login(port(), made.at("/data/key").stringValue())) {
            smtp.say("MAIL FROM:<%s>".formatted(ann.email()), 250);
            smtp.say("RCPT TO:<%s>".formatted(ann.email()), 250);
            smtp.say("DATA", 354);

            ann.delete("/api/v1/api_keys/" + made.at("/data/id").stringValue());

            assertThat(smtp.body(hello(ann).getBytes(StandardCharsets.UTF_8))).startsWith("535 5.7.8");
        }
        assertThat(messages(ann, "outbound")).isEmpty();
        assertThat(balance(ann)).isEqualTo(20);
    }

    private static SmtpSession login(Agent agent) throws IOException {
        return SmtpSession.login(port(), agent.key());
    }

    private static String hello(Agent agent) {
        return "From: %s\nSubject: Hello\n\nHi".formatted(agent.email());
    }

    private static String submit(SmtpSession smtp, Agent agent, String mail, String... recipients) throws IOException {
        return smtp.submit(agent.email(), mail, recipients);
    }

    private static JsonNode message(Agent agent, String id) {
        return agent.get("/api/v1/inboxes/%s/messages/%s".formatted(agent.inboxId(), id))
                .body()
                .get("data");
    }

    private static String raw(Agent agent, String id) {
        var answer = agent.get("/api/v1/inboxes/%s/messages/%s/raw".formatted(agent.inboxId(), id));
        return new String(answer.response().body(), UTF_8);
    }

    private static JsonNode messages(Agent agent, String direction) {
        return agent.get("/api/v1/inboxes/%s/messages?direction=%s".formatted(agent.inboxId(), direction))
                .body()
                .get("data");
    }

    private static long balance(Agent agent) {
        return agent.get("/api/v1/wallet").body().at("/data/balance_mills").longValue();
    }

    private static int port() {
        return platform.bean(SubmissionSmtp.class).port();
    }
}
