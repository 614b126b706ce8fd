package com.mailboxkit.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.mailboxkit.server.Api.Answer;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;
import org.axonframework.eventsourcing.eventstore.jdbc.JdbcEventStorageEngine;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MainJobIT {

    @TempDir
    private static Path data;

    private static Platform platform;

    @BeforeAll
    static void start() {
        platform = Platform.start(data, "--mailboxkit.smtp.port=0", "--mailboxkit.tariff.opening-credit-mills=10");
    }

    @AfterAll
    static void stop() {
        platform.close();
    }

    @Test
    void keepsItsEventsInPostgres() {
        assertThat(platform.bean(EventStorageEngine.class)).isInstanceOf(JdbcEventStorageEngine.class);
    }

    @Test
    void showsAnAgentWhatItJustSent() {
        var agent = platform.register();

        for (int i = 0; i < 5; i++) {
            var sent = agent.send("ann@example.com", "Hello " + i);
            assertThat(sent.status()).isEqualTo(201);
            var id = sent.body().at("/data/id").stringValue();

            var read = agent.get("/api/v1/inboxes/%s/messages/%s".formatted(agent.inboxId(), id));
            assertThat(read.status()).isEqualTo(200);
            assertThat(read.body().at("/data/subject").stringValue()).isEqualTo("Hello " + i);
            assertThat(read.body().at("/data/text_body").stringValue()).isEqualTo("Hello");

            var list = agent.get("/api/v1/inboxes/%s/messages?limit=1".formatted(agent.inboxId()));
            assertThat(list.body().at("/data/0/id").stringValue()).isEqualTo(id);
        }
    }

    @Test
    void paysForExactlyAsManySendsAsTheWalletHolds() throws Exception {
        var agent = platform.register();

        try (var threads = Executors.newFixedThreadPool(64)) {
            var sends = IntStream.range(0, 64)
                    .<Callable<Answer>>mapToObj(i -> () -> agent.send("ann@example.com", "Race " + i))
                    .toList();
            var answers = threads.invokeAll(sends).stream()
                    .map(future -> future.resultNow())
                    .toList();

            assertThat(answers).filteredOn(answer -> answer.status() == 201).hasSize(5);
            assertThat(answers).filteredOn(answer -> answer.status() == 402).hasSize(59);
            var refused = answers.stream()
                    .filter(answer -> answer.status() == 402)
                    .findFirst()
                    .orElseThrow();
            assertThat(refused.body().propertyNames())
                    .contains(
                            "error",
                            "message",
                            "action",
                            "billing_url",
                            "docs_url",
                            "balance_mills",
                            "balance_dollars",
                            "cost_mills",
                            "cost_dollars",
                            "emails_remaining");
        }
        var ledger = agent.get("/api/v1/wallet/ledger").body().get("data");
        assertThat(ledger).hasSize(6);
        assertThat(ledger.get(0).get("balance_after_mills").longValue()).isZero();
        assertThat(agent.get("/api/v1/wallet").body().at("/data/balance_mills").longValue())
                .isZero();
    }

    @Test
    void keepsAReplyInItsThread() {
        var agent = platform.register();
        var first =
                agent.send("ann@example.com", "Question").body().at("/data/id").stringValue();

        var reply = agent.post(
                "/api/v1/inboxes/%s/messages/%s/reply".formatted(agent.inboxId(), first), "{\"text\":\"And?\"}");

        assertThat(reply.status()).isEqualTo(201);
        assertThat(reply.body().at("/data/subject").stringValue()).isEqualTo("Re: Question");
        var thread = agent.get("/api/v1/threads/" + first);
        assertThat(StreamSupport.stream(thread.body().at("/data/messages").spliterator(), false)
                        .map(message -> message.get("id").stringValue()))
                .containsExactly(first, reply.body().at("/data/id").stringValue());
    }

    @Test
    void keepsOrganizationsApart() {
        var owner = platform.register();
        var stranger = platform.register();
        var message =
                owner.send("ann@example.com", "Private").body().at("/data/id").stringValue();
        String inbox = "/api/v1/inboxes/" + owner.inboxId();

        for (var path : new String[] {
            inbox,
            inbox + "/messages",
            inbox + "/messages/" + message,
            inbox + "/messages/" + message + "/raw",
            inbox + "/threads",
            "/api/v1/threads/" + message
        }) {
            assertThat(owner.get(path).status()).as(path).isEqualTo(200);
            assertThat(stranger.get(path).status()).as(path).isEqualTo(403);
            assertThat(platform.call(null, "GET", path, null).status()).as(path).isEqualTo(401);
        }
        assertThat(stranger.delete(inbox).status()).isEqualTo(403);
        assertThat(stranger.post(inbox + "/messages/send", "{\"to\":[\"a@x.org\"],\"text\":\"x\"}")
                        .status())
                .isEqualTo(403);
    }

    @Test
    void forgetsADeletedInboxButNotWhoHadItsAddress() {
        var agent = platform.register();
        String inbox = "/api/v1/inboxes/" + agent.inboxId();
        agent.send("ann@example.com", "Gone soon");

        assertThat(agent.delete(inbox).status()).isEqualTo(204);

        assertThat(agent.delete(inbox).status()).isEqualTo(404);
        assertThat(agent.get(inbox).status()).isEqualTo(404);
        assertThat(agent.get(inbox + "/messages").status()).isEqualTo(404);
        String again = "{\"name\":\"Again\",\"email\":\"%s\"}".formatted(agent.email());
        var stranger = platform.register().post("/api/v1/inboxes", again);
        assertThat(stranger.status()).isEqualTo(422);
        assertThat(stranger.body().get("error").stringValue()).isEqualTo("email_taken");
        assertThat(agent.post("/api/v1/inboxes", again).status()).isEqualTo(201);
    }

    @Test
    void namesEverythingThatIsWrongWithARequest() {
        var agent = platform.register();

        var answer = agent.post(
                "/api/v1/inboxes/%s/messages/send".formatted(agent.inboxId()),
                "{\"to\":[\"nobody\"],\"bc\":[\"x\"],\"attachments\":[{\"filename\":\"a\",\"content\":\"***\"}]}");

        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.body().get("errors").propertyNames()).contains("bc", "attachments[0].content");
        assertThat(platform.call(agent.key(), "POST", "/api/v1/inboxes", "{not json")
                        .status())
                .isEqualTo(400);
    }
}
