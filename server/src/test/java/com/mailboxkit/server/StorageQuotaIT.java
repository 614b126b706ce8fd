package com.mailboxkit.server;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.mailboxkit.server.Api.Agent;
import com.mailboxkit.smtp.inbound.InboundSmtp;
import com.mailboxkit.smtp.submission.SubmissionSmtp;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.JdbcTemplate;

/// Nobody fills the disk: an organization of 1,000,000 bytes, with inboxes of 600,000.
class StorageQuotaIT {

    private static final long ORGANIZATION = 1_000_000;
    private static final int MESSAGE = 250_000; // of a file of 100,000, which is there once more in the raw message

    @TempDir
    private static Path data;

    private static Platform platform;

    @BeforeAll
    static void start() {
        platform = Platform.start(
                data,
                "--mailboxkit.smtp.port=0",
                "--mailboxkit.storage.collect-after=5s",
                "--mailboxkit.storage.organization-limit=%dB".formatted(ORGANIZATION),
                "--mailboxkit.storage.inbox-limit=600000B");
    }

    @AfterAll
    static void stop() {
        platform.close();
    }

    @Test
    void refusesASendForWhichThereIsNoRoomAndSaysWhatToDo() throws Exception {
        var ann = platform.register();
        accept(ann);
        accept(ann);
        long before = contents();

        var refused = ann.post(path(ann), message());

        assertThat(refused.status()).isEqualTo(403);
        assertThat(refused.body().get("error").stringValue()).isEqualTo("storage_full");
        assertThat(refused.body().get("message").stringValue()).contains("inbox");
        assertThat(contents()).isEqualTo(before);
        var shown = ann.get("/api/v1/organization").body().at("/data/storage");
        assertThat(shown.get("used_bytes").longValue()).isBetween(2L * MESSAGE - 50_000, 2L * MESSAGE);
        assertThat(shown.get("limit_bytes").longValue()).isEqualTo(ORGANIZATION);
        assertThat(shown.get("limit_bytes_per_inbox").longValue()).isEqualTo(600_000);

        try (var smtp = SmtpSession.login(platform.bean(SubmissionSmtp.class).port(), ann.key())) {
            assertThat(smtp.submit(
                            ann.email(),
                            "From: %s\nSubject: s\n\n%s".formatted(ann.email(), "Hello\n".repeat(20_000)),
                            "bob@x.example"))
                    .startsWith("552 5.2.2");
        }
    }

    @Test
    void takesNoMailForAFullInbox() throws Exception {
        var ann = platform.register();
        accept(ann);
        try (var smtp = new SmtpSession(platform.bean(InboundSmtp.class).port())) {
            smtp.say("EHLO client.example", 250);
            smtp.say("MAIL FROM:<out@x.example> SIZE=5000000", 250);
            assertThat(smtp.say("RCPT TO:<%s>".formatted(ann.email()), 552)).startsWith("552 5.2.2");
            smtp.say("RSET", 250);
            smtp.say("MAIL FROM:<out@x.example> SIZE=500000", 250);
            assertThat(smtp.say("RCPT TO:<%s>".formatted(ann.email()), 452)).startsWith("452 4.2.2");
            smtp.say("RSET", 250);
            long before = contents();

            smtp.say("MAIL FROM:<out@x.example>", 250);
            smtp.say("RCPT TO:<%s>".formatted(ann.email()), 250);
            smtp.say("DATA", 354);
            assertThat(smtp.body("Subject: s\r\n\r\n%s"
                            .formatted("Hello\r\n".repeat(60_000))
                            .getBytes(US_ASCII)))
                    .startsWith("452 4.2.2");

            assertThat(contents()).isEqualTo(before);
            assertThat(smtp.submit("out@x.example", "Subject: s\n\nHello", ann.email()))
                    .startsWith("250");
        }
    }

    @Test
    void staysWithinTheLimitHoweverManySendAtOnce() throws Exception {
        var ann = platform.register();
        var sends = new ArrayList<Callable<Integer>>();
        for (int i = 0; i < 12; i++) {
            sends.add(() -> send(ann));
        }
        int accepted = 0;
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var sent : threads.invokeAll(sends)) {
                accepted += sent.get() == 201 ? 1 : 0;
            }
        }
        assertThat(accepted).isBetween(1, 2);
    }

    @Test
    void hasRoomAgainOnceAnInboxIsDeleted() throws Exception {
        var ann = platform.register();
        var first = inbox(ann);
        var second = inbox(ann);
        for (var full : new Agent[] {ann, first}) {
            accept(full);
            accept(full);
        }
        assertThat(send(second)).as("the organization is full").isEqualTo(403);

        ann.delete("/api/v1/inboxes/" + first.inboxId());

        accept(second);
    }

    private static Agent inbox(Agent owner) {
        var made = owner.post("/api/v1/inboxes", "{\"name\": \"Another\"}").body();
        return new Agent(
                platform,
                owner.key(),
                made.at("/data/id").stringValue(),
                made.at("/data/email").stringValue());
    }

    /// Where what was accepted a moment ago may be counted twice, there is room a little later.
    private static void accept(Agent agent) {
        await("there is room").atMost(Duration.ofMinutes(1)).until(() -> send(agent) == 201);
    }

    private static int send(Agent agent) {
        return agent.post(path(agent), message()).status();
    }

    private static String message() {
        var file = new byte[100_000];
        new Random().nextBytes(file);
        return """
                {"to": ["someone@x.example"], "text": "t", "attachments": [{"filename": "a.bin", "content": "%s"}]}""".formatted(Base64.getEncoder().encodeToString(file));
    }

    private static String path(Agent agent) {
        return "/api/v1/inboxes/%s/messages/send".formatted(agent.inboxId());
    }

    private static long contents() {
        return platform.bean(JdbcTemplate.class)
                .queryForObject("select coalesce(sum(coalesce(size, 0)), 0)::bigint from content", Long.class);
    }
}
