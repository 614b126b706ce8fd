package com.mailboxkit.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.mailboxkit.server.Api.Agent;
import com.mailboxkit.smtp.inbound.InboundSmtp;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

class MailIT {

    @TempDir
    private static Path data;

    private static Platform platform;

    @BeforeAll
    static void start() {
        platform = Platform.start(data, "--mailboxkit.smtp.port=0", "--mailboxkit.delivery.retries.watchdog=2s");
    }

    @AfterAll
    static void stop() {
        platform.close();
    }

    @Test
    void carriesMailFromAgentToAgentAndTheReplyBackIntoTheThread() {
        var ann = platform.register();
        var bob = platform.register();

        var sent = ann.send(bob.email(), "Shall we?").body().at("/data/id").stringValue();
        var arrived = newest(bob, "Shall we?");
        assertThat(arrived.get("from_email").stringValue()).isEqualTo(ann.email());
        assertThat(arrived.get("extracted_text").stringValue()).isEqualTo("Hello");
        bob.post(
                "/api/v1/inboxes/%s/messages/%s/reply"
                        .formatted(bob.inboxId(), arrived.get("id").stringValue()),
                "{\"text\":\"Yes.\"}");

        var reply = newest(ann, "Re: Shall we?");
        assertThat(reply.get("thread_id").stringValue()).isEqualTo(sent);
        assertThat(reply.get("in_reply_to").stringValue())
                .isEqualTo(arrived.get("message_id").stringValue());
        await().untilAsserted(() -> assertThat(ann.get("/api/v1/inboxes/%s/messages/%s".formatted(ann.inboxId(), sent))
                        .body()
                        .at("/data/status")
                        .stringValue())
                .isEqualTo("delivered"));
    }

    @Test
    void bouncesWhatItMayNotDeliverAndSaysHowToTurnItOn() {
        var ann = platform.register();
        var sent = ann.send("someone@example.com", "Out").body().at("/data/id").stringValue();

        await().untilAsserted(() -> {
            var message = ann.get("/api/v1/inboxes/%s/messages/%s".formatted(ann.inboxId(), sent))
                    .body();
            assertThat(message.at("/data/status").stringValue()).isEqualTo("bounced");
            assertThat(message.at("/data/recipients/0/detail").stringValue()).contains("MAILBOXKIT_DELIVERY_MODE");
        });
    }

    @Test
    void refusesUnknownRecipientsAndServesTheOthers() throws IOException {
        var ann = platform.register();
        var bob = platform.register();

        try (var smtp = new SmtpSession(port())) {
            smtp.say("EHLO test", 250);
            smtp.say("MAIL FROM:<out@example.com>", 250);
            assertThat(smtp.say("RCPT TO:<nobody@agent.localhost>", 550)).contains("5.1.1");
            smtp.say("RCPT TO:<%s>".formatted(ann.email()), 250);
            smtp.say("RCPT TO:<%s>".formatted(bob.email()), 250);
            smtp.say("DATA", 354);
            smtp.say("Subject: Both\r\n\r\nHi\r\n.", 250);
        }

        assertThat(newest(ann, "Both").get("extracted_text").stringValue()).isEqualTo("Hi");
        assertThat(newest(bob, "Both").get("extracted_text").stringValue()).isEqualTo("Hi");
    }

    @Test
    void makesAMessageOfEverythingInTheCorpora() throws IOException {
        var corpora = System.getenv("MAILBOXKIT_CORPORA");
        Assumptions.assumeTrue(corpora != null, "MAILBOXKIT_CORPORA is not set: mime and mime-dos are left out");
        var ann = platform.register();
        List<Path> files;
        try (var walk = Files.walk(Path.of(corpora))) {
            files = walk.filter(Files::isRegularFile)
                    .filter(file -> file.toString().matches(".*/mime/.*\\.msg|.*/mime-dos/.*\\.(eml|msg|txt)(\\.gz)?"))
                    .toList();
        }
        assertThat(files).hasSizeGreaterThan(50);

        try (var smtp = new SmtpSession(port())) {
            smtp.say("EHLO test", 250);
            for (var file : files) {
                smtp.say("MAIL FROM:<out@example.com>", 250);
                smtp.say("RCPT TO:<%s>".formatted(ann.email()), 250);
                smtp.say("DATA", 354);
                assertThat(smtp.body(bytes(file))).as(file.toString()).startsWith("250");
            }
        }

        int seen = 0;
        String cursor = "";
        do {
            var page = ann.get("/api/v1/inboxes/%s/messages?limit=50%s".formatted(ann.inboxId(), cursor));
            assertThat(page.status()).isEqualTo(200);
            for (var message : page.body().get("data")) {
                seen++;
                var whole = ann.get("/api/v1/inboxes/%s/messages/%s"
                        .formatted(ann.inboxId(), message.get("id").stringValue()));
                assertThat(whole.status()).isEqualTo(200);
            }
            var next = page.body().at("/meta/next_cursor");
            cursor = next.isString() ? "&cursor=" + next.stringValue() : null;
        } while (cursor != null);
        assertThat(seen).isEqualTo(files.size());
    }

    private static byte[] bytes(Path file) throws IOException {
        if (!file.toString().endsWith(".gz")) {
            return Files.readAllBytes(file);
        }
        try (var unpacked = new GZIPInputStream(Files.newInputStream(file))) {
            return unpacked.readAllBytes();
        }
    }

    private static int port() {
        return platform.bean(InboundSmtp.class).port();
    }

    private static JsonNode newest(Agent agent, String subject) {
        return await().until(
                        () -> agent.get("/api/v1/inboxes/%s/messages?limit=1".formatted(agent.inboxId()))
                                .body()
                                .at("/data/0"),
                        message -> message.path("subject").asString("").equals(subject));
    }
}
