package com.mailboxkit.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.mailboxkit.projection.ProjectionNames;
import com.mailboxkit.server.Api.Agent;
import com.mailboxkit.server.operations.Projections;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.JdbcTemplate;
import tools.jackson.databind.JsonNode;

/// What owners are written about, as their mail server gets it.
class NoticesIT {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @TempDir
    private static Path data;

    private static SmtpSink ownersServer;
    private static Receiver hook;
    private static Platform platform;

    @BeforeAll
    static void start() throws IOException {
        ownersServer = new SmtpSink();
        hook = new Receiver();
        platform = Platform.start(
                data,
                "--mailboxkit.smtp.port=0",
                "--mailboxkit.agent-domain=agents.example",
                "--mailboxkit.public-url=https://mail.example.com",
                "--mailboxkit.tariff.opening-credit-mills=20",
                "--mailboxkit.notices.per-day=2",
                "--mailboxkit.webhooks.allowed-networks=127.0.0.1",
                "--mailboxkit.delivery.mode=relay",
                "--mailboxkit.delivery.relay.port=" + ownersServer.port());
    }

    @AfterAll
    static void stop() throws IOException {
        platform.close();
        hook.close();
        ownersServer.close();
    }

    @Test
    void tellsTheOwnerOnceADayThatMoneyRanOut() throws Exception {
        var agent = register("broke@owners.example");
        try (var callers = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < 30; i++) {
                callers.submit(() -> agent.send("ann@example.com", "Hello"));
            }
        }

        var letter = letter("broke@owners.example");
        assertThat(letter)
                .contains("From: MailboxKit <no-reply@agents.example>")
                .contains("To: broke@owners.example")
                .contains("Auto-Submitted: auto-generated")
                .contains("d=agents.example")
                .contains("costs $0.002, and its wallet holds $0.000")
                .contains("https://mail.example.com/billing")
                .contains("Agent: Ann s bot http evil example");
        replay();
        assertThat(agent.send("ann@example.com", "Hello").status()).isEqualTo(402);
        await().untilAsserted(() -> assertThat(
                        notice("broke@owners.example").get("status").stringValue())
                .isEqualTo("delivered"));
        assertThat(letters("broke@owners.example")).hasSize(1);
        assertThat(stored("WalletRanShort", agent)).isOne();
        assertNothingOfItShowsInThe(agent);
    }

    /// It is the platform's message: 10 sends were paid, and nothing else is in the agent's lists.
    private static void assertNothingOfItShowsInThe(Agent agent) {
        assertThat(agent.get("/api/v1/inboxes/%s/messages".formatted(agent.inboxId()))
                        .body()
                        .get("data"))
                .hasSize(10);
        assertThat(agent.get("/api/v1/wallet/ledger").body().get("data")).hasSize(11);
        assertThat(agent.get("/api/v1/organization")
                        .body()
                        .at("/data/messages_count")
                        .intValue())
                .isEqualTo(10);
        var id = notice("broke@owners.example").get("id").stringValue();
        assertThat(agent.get("/api/v1/inboxes/%s/messages/%s".formatted(agent.inboxId(), id))
                        .status())
                .isEqualTo(404);
    }

    @Test
    void tellsTheOwnerThatAWebhookWasSwitchedOffButNotBeyondTheDaysLimit() {
        hook.answers(Receiver.status(410));
        var agent = register("hooked@owners.example");
        for (int i = 0; i < 3; i++) {
            var webhook = agent.post(
                            "/api/v1/webhooks", "{\"url\":\"%s\",\"events\":[\"inbox.created\"]}".formatted(hook.url()))
                    .body()
                    .at("/data/id")
                    .stringValue();
            agent.post("/api/v1/inboxes", "{\"name\":\"Wakes the webhook\"}");
            await().atMost(PATIENCE)
                    .until(() -> !agent.get("/api/v1/webhooks/" + webhook)
                            .body()
                            .at("/data/enabled")
                            .booleanValue());
            if (i == 0) {
                assertThat(letter("hooked@owners.example"))
                        .contains("Webhook: " + webhook)
                        .contains("answered 410");
            }
        }

        await().atMost(PATIENCE).until(() -> letters("hooked@owners.example").size() == 2);
        assertThat(stored("OwnerNotified", agent)).isEqualTo(2);
    }

    @Test
    void saysNothingOfWhatTheOwnerDid() {
        var agent = register("calm@owners.example");
        var webhook = agent.post(
                        "/api/v1/webhooks", "{\"url\":\"%s\",\"events\":[\"inbox.created\"]}".formatted(hook.url()))
                .body()
                .at("/data/id")
                .stringValue();
        var off = platform.call(agent.key(), "PATCH", "/api/v1/webhooks/" + webhook, "{\"enabled\":false}");
        assertThat(off.body().at("/data/enabled").booleanValue()).isFalse();

        var other = register("other@owners.example");
        for (int i = 0; i < 11; i++) {
            other.send("ann@example.com", "Hello");
        }

        letter("other@owners.example"); // what came before it was looked at
        assertThat(letters("calm@owners.example")).isEmpty();
    }

    private static Agent register(String owner) {
        var body = platform.call(
                        null,
                        "POST",
                        "/api/v1/register",
                        "{\"name\":\"Ann's bot http://evil.example\",\"owner_email\":\"%s\"}".formatted(owner))
                .body();
        return new Agent(
                platform,
                body.get("api_key").stringValue(),
                body.get("inbox_id").stringValue(),
                body.get("email").stringValue());
    }

    private static String letter(String owner) {
        return await().atMost(PATIENCE)
                .until(() -> letters(owner), letters -> !letters.isEmpty())
                .getFirst();
    }

    private static List<String> letters(String owner) {
        return ownersServer.messages().stream()
                .filter(message -> message.contains("To: " + owner))
                .toList();
    }

    private static JsonNode notice(String owner) {
        return notices()
                .valueStream()
                .filter(notice -> notice.get("owner_email").stringValue().equals(owner))
                .findFirst()
                .orElseThrow();
    }

    private static JsonNode notices() {
        try {
            var key = Files.readString(data.resolve("admin-key")).strip();
            return platform.call(key, "GET", "/admin/notices", null).body().get("data");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void replay() {
        var projections = platform.bean(Projections.class);
        ProjectionNames.all().forEach(name -> projections.replay(name).join());
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(projections.list()).allMatch(Projections.Status::caughtUp));
    }

    private static long stored(String event, Agent agent) {
        var organization =
                agent.get("/api/v1/organization").body().at("/data/id").stringValue();
        return platform.bean(JdbcTemplate.class)
                .queryForObject(
                        "select count(*) from domainevententry where payloadtype like ? and aggregateidentifier in (?, ?)",
                        Long.class,
                        "%" + event,
                        organization,
                        "wallet:" + organization);
    }
}
