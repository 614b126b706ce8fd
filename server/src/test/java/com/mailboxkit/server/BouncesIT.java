package com.mailboxkit.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.mailboxkit.server.Api.Agent;
import com.mailboxkit.server.Api.Answer;
import com.mailboxkit.smtp.inbound.InboundSmtp;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/// A server takes a message, and its reader or another server sends a report about it later.
class BouncesIT {

    private static final String BOUNCE = """
            From: Mail Delivery System <MAILER-DAEMON@receiver.example>
            To: <%s>
            Subject: Undelivered Mail Returned to Sender
            Auto-Submitted: auto-replied
            MIME-Version: 1.0
            Content-Type: multipart/report; report-type=delivery-status; boundary=b

            --b
            Content-Type: text/plain

            I'm sorry to have to inform you that your message could not be delivered.
            --b
            Content-Type: message/delivery-status

            Reporting-MTA: dns; mx.receiver.example

            Final-Recipient: rfc822; %s
            Action: %s
            Status: %s
            Diagnostic-Code: smtp; %s
            --b
            Content-Type: text/rfc822-headers

            Message-ID: %s
            --b--
            """;

    private static final String COMPLAINT = """
            From: <staff@receiver.example>
            To: <abuse@agent.localhost>
            Subject: FW: Hello
            MIME-Version: 1.0
            Content-Type: multipart/report; report-type=feedback-report; boundary=b

            --b
            Content-Type: text/plain

            This is an email abuse report.
            --b
            Content-Type: message/feedback-report

            Feedback-Type: abuse
            User-Agent: SomeGenerator/1.0
            Version: 1
            Original-Mail-From: <%s>
            --b
            Content-Type: message/rfc822

            Subject: Hello
            --b--
            """;

    @TempDir
    private static Path data;

    private static SmtpSink remote;
    private static Platform platform;

    @BeforeAll
    static void start() throws IOException {
        remote = new SmtpSink();
        platform = Platform.start(
                data,
                "--mailboxkit.smtp.port=0",
                "--mailboxkit.delivery.mode=relay",
                "--mailboxkit.delivery.relay.host=localhost",
                "--mailboxkit.delivery.relay.port=" + remote.port());
    }

    @AfterAll
    static void stop() throws IOException {
        platform.close();
        remote.close();
    }

    @Test
    void bouncesLaterAndIsNotSentThereAgainNorCharged() throws IOException {
        var agent = platform.register();
        var sent = delivered(agent, "gone@receiver.example");
        var reversePath = reversePathTo("gone@receiver.example");

        assertThat(report(
                        "",
                        reversePath,
                        bounce(
                                reversePath,
                                "gone@receiver.example",
                                "failed",
                                "5.1.1",
                                "550 5.1.1 User unknown",
                                "<x@y>")))
                .startsWith("250");

        var bounced = awaitStatus(agent, sent, "bounced");
        assertThat(bounced.at("/recipients/0/status").stringValue()).isEqualTo("bounced");
        assertThat(bounced.at("/recipients/0/bounce_type").stringValue()).isEqualTo("hard");
        assertThat(bounced.at("/recipients/0/status_code").stringValue()).isEqualTo("5.1.1");
        assertThat(bounced.at("/recipients/0/detail").stringValue()).isEqualTo("550 5.1.1 User unknown");
        assertThat(events(agent, "message.bounced").at("/0/data/bounce_type").stringValue())
                .isEqualTo("hard");
        var suppression = awaitSuppression(agent, "gone@receiver.example");
        assertThat(suppression.get("reason").stringValue()).isEqualTo("hard_bounce");
        assertThat(suppression.get("message_id").stringValue()).isEqualTo(id(sent));

        var before = agent.get("/api/v1/wallet").body();
        var again = agent.send("Gone@Receiver.example", "Once more");

        assertThat(again.status()).isEqualTo(201);
        assertThat(again.body().at("/data/status").stringValue()).isEqualTo("rejected");
        var rejected = read(agent, again);
        assertThat(rejected.get("status").stringValue()).isEqualTo("rejected");
        assertThat(rejected.at("/recipients/0/detail").stringValue()).contains("suppression list (hard_bounce)");
        assertThat(agent.get("/api/v1/wallet").body()).isEqualTo(before);

        assertThat(agent.delete("/api/v1/suppressions/" + suppression.get("id").stringValue())
                        .status())
                .isEqualTo(204);
        assertThat(agent.send("gone@receiver.example", "Back")
                        .body()
                        .at("/data/status")
                        .stringValue())
                .isEqualTo("queued");
    }

    @Test
    void keepsWhoIsLeftWhereOneRecipientIsSuppressed() {
        var agent = platform.register();
        assertThat(agent.post(
                                "/api/v1/suppressions",
                                "{\"email\":\"not@receiver.example\",\"note\":\"asked by phone\"}")
                        .status())
                .isEqualTo(201);

        var sent = agent.post("/api/v1/inboxes/%s/messages/send".formatted(agent.inboxId()), """
                {"to":["not@receiver.example","yes@receiver.example"],"subject":"Two","text":"Hello"}""");

        assertThat(sent.body().at("/data/status").stringValue()).isEqualTo("queued");
        var message = awaitStatus(agent, sent, "delivered");
        assertThat(message.at("/recipients/0/status").stringValue()).isEqualTo("rejected");
        assertThat(message.at("/recipients/1/status").stringValue()).isEqualTo("delivered");
        assertThat(agent.get("/api/v1/suppressions?email=Not@receiver.example&reason=manual")
                        .body()
                        .at("/data/0/detail")
                        .stringValue())
                .isEqualTo("asked by phone");
        assertThat(agent.post("/api/v1/suppressions", "{\"email\":\"NOT@receiver.example\"}")
                        .status())
                .isEqualTo(409);
    }

    @Test
    void keepsADelayOnTheTimelineAndASoftBounceOffTheList() throws IOException {
        var agent = platform.register();
        var sent = delivered(agent, "full@receiver.example");
        var path = reversePathTo("full@receiver.example");

        report("", path, bounce(path, "full@receiver.example", "delayed", "4.4.1", "421 4.4.1 Try later", "<x@y>"));
        await().untilAsserted(() ->
                assertThat(read(agent, sent).at("/events").toString()).contains("\"delayed\""));
        assertThat(read(agent, sent).at("/recipients/0/status").stringValue()).isEqualTo("delivered");
        report("", path, bounce(path, "full@receiver.example", "failed", "5.2.2", "552 5.2.2 Mailbox full", "<x@y>"));

        assertThat(awaitStatus(agent, sent, "bounced")
                        .at("/recipients/0/bounce_type")
                        .stringValue())
                .isEqualTo("soft");
        assertThat(agent.get("/api/v1/suppressions").body().get("data")).isEmpty();
    }

    @Test
    void recordsComplaints() throws IOException {
        var agent = platform.register();
        var sent = delivered(agent, "annoyed@receiver.example");

        var said = report(
                "staff@receiver.example",
                "abuse@agent.localhost",
                COMPLAINT.formatted(reversePathTo("annoyed@receiver.example")));

        assertThat(said).startsWith("250");
        await().untilAsserted(() -> assertThat(
                        read(agent, sent).at("/recipients/0/status").stringValue())
                .isEqualTo("complained"));
        assertThat(read(agent, sent).get("status").stringValue()).isEqualTo("delivered");
        assertThat(events(agent, "message.complained")).hasSize(1);
        assertThat(awaitSuppression(agent, "annoyed@receiver.example")
                        .get("reason")
                        .stringValue())
                .isEqualTo("complaint");
    }

    /// Whoever saw the message can quote it, and could make the agent believe that others did not get it.
    @Test
    void believesNothingThatOnlyQuotesAMessage() throws IOException {
        var agent = platform.register();
        var sent = delivered(agent, "quoted@receiver.example");
        var name = read(agent, sent).get("message_id").stringValue();
        var mail = bounce(agent.email(), "quoted@receiver.example", "failed", "5.1.1", "550 5.1.1 User unknown", name);

        assertThat(report("", agent.email(), mail)).startsWith("250");

        assertThat(agent.get("/api/v1/inboxes/%s/messages?direction=inbound".formatted(agent.inboxId()))
                        .body()
                        .get("data"))
                .hasSize(1);
        assertThat(read(agent, sent).get("status").stringValue()).isEqualTo("delivered");
        assertThat(agent.get("/api/v1/suppressions").body().get("data")).isEmpty();
    }

    @Test
    void filesRepliesOfThoseWhoAreAway() throws IOException {
        var agent = platform.register();
        delivered(agent, "away@receiver.example");

        var said = report("", reversePathTo("away@receiver.example"), """
                From: <away@receiver.example>
                Subject: Away
                Auto-Submitted: auto-replied

                Back on Monday.
                """);

        assertThat(said).startsWith("250");
        var filed = agent.get("/api/v1/inboxes/%s/messages?subject=Away".formatted(agent.inboxId()))
                .body()
                .at("/data/0");
        assertThat(filed.get("auto_submitted").booleanValue()).isTrue();
        assertThat(filed.get("from_email").stringValue()).isEqualTo("away@receiver.example");
    }

    @Test
    void refusesReturnPathsThatItDidNotWrite() throws IOException {
        var agent = platform.register();
        delivered(agent, "forged@receiver.example");
        var path = reversePathTo("forged@receiver.example");
        int at = path.indexOf('@');
        var forged = path.substring(0, at - 1) + (path.charAt(at - 1) == '0' ? '1' : '0') + path.substring(at);

        try (var smtp = new SmtpSession(platform.bean(InboundSmtp.class).port())) {
            smtp.say("EHLO receiver.example", 250);
            smtp.say("MAIL FROM:<>", 250);
            smtp.say("RCPT TO:<%s>".formatted(forged), 550);
            smtp.say("RCPT TO:<%s>".formatted(path.toUpperCase(Locale.ROOT)), 250);
        }
        assertThat(report("x@y.example", "abuse@agent.localhost", "Subject: Hi\n\nHello"))
                .startsWith("550");
    }

    private static String bounce(
            String to, String recipient, String action, String status, String diagnostic, String name) {
        return BOUNCE.formatted(to, recipient, action, status, diagnostic, name);
    }

    private static Answer delivered(Agent agent, String to) {
        var sent = agent.send(to, "Hello");
        awaitStatus(agent, sent, "delivered");
        return sent;
    }

    private static String reversePathTo(String recipient) {
        var envelope = remote.envelopes().stream()
                .filter(lines -> lines.contains("RCPT TO:<%s>".formatted(recipient)))
                .reduce((earlier, later) -> later)
                .orElseThrow();
        assertThat(envelope).hasSize(2);
        var path = envelope.getFirst().replaceFirst("(?i)^MAIL FROM:<([^>]*)>.*", "$1");
        assertThat(path).startsWith("bounces-").endsWith("@agent.localhost");
        assertThat(path.indexOf('@')).isLessThanOrEqualTo(64);
        return path;
    }

    private static String report(String from, String to, String mail) throws IOException {
        try (var smtp = new SmtpSession(platform.bean(InboundSmtp.class).port())) {
            smtp.say("EHLO receiver.example", 250);
            return smtp.submit(from, mail, to);
        }
    }

    private static JsonNode awaitStatus(Agent agent, Answer sent, String status) {
        return await().atMost(Duration.ofSeconds(30))
                .until(
                        () -> read(agent, sent),
                        message -> message.get("status").stringValue().equals(status));
    }

    private static JsonNode awaitSuppression(Agent agent, String email) {
        return await().atMost(Duration.ofSeconds(30))
                .until(
                        () -> agent.get("/api/v1/suppressions?email=" + email)
                                .body()
                                .at("/data/0"),
                        found -> !found.isMissingNode());
    }

    private static JsonNode events(Agent agent, String type) {
        return agent.get("/api/v1/events?events=" + type).body().get("data");
    }

    private static String id(Answer sent) {
        return sent.body().at("/data/id").stringValue();
    }

    private static JsonNode read(Agent agent, Answer sent) {
        return agent.get("/api/v1/inboxes/%s/messages/%s".formatted(agent.inboxId(), id(sent)))
                .body()
                .get("data");
    }
}
