package com.mailboxkit.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.mailboxkit.server.Api.Agent;
import com.mailboxkit.server.Api.Answer;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What callers are promised holds whichever of two processes they ask. (What is sent twice: [SafeRetriesIT].)
class NodesIT {

    private static final int PER_MINUTE = 120;
    private static final int ADMITTED = 422; // of a request that lacks what is required
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final String[] SETTINGS = {"--mailboxkit.rate-limits.requests-per-minute=" + PER_MINUTE};

    @TempDir
    private static Path here;

    @TempDir
    private static Path there;

    private static PlatformProcess first;
    private static PlatformProcess second;
    private static Api one;
    private static Api other;

    @BeforeAll
    static void start() throws Exception {
        first = new PlatformProcess(here, SETTINGS);
        second = PlatformProcess.beside(first, there, SETTINGS);
        one = new Api(first::httpPort);
        other = new Api(second::httpPort);
    }

    @AfterAll
    static void stop() throws InterruptedException {
        second.close();
        first.close();
    }

    @Test
    void grantsExactlyWhatAKeyHasOverBoth() throws Exception {
        var agent = known(one.register());
        // the next minute is a new window; what was asked until then is of no account
        long minute = Instant.now().getEpochSecond() / 60;
        await().atMost(Duration.ofSeconds(70)).until(() -> Instant.now().getEpochSecond() / 60 > minute);

        List<Answer> answers;
        try (var callers = Executors.newVirtualThreadPerTaskExecutor()) {
            var asking = IntStream.range(0, 2 * PER_MINUTE)
                    .<Callable<Answer>>mapToObj(i -> () -> ask(i % 2 == 0 ? agent : agent.at(other)))
                    .toList();
            answers = callers.invokeAll(asking).stream()
                    .map(asked -> asked.resultNow())
                    .toList();
        }

        assertThat(answers.stream().filter(answer -> answer.status() == ADMITTED))
                .hasSize(PER_MINUTE);
        assertThat(answers.stream()
                        .filter(answer -> answer.status() == ADMITTED)
                        .map(answer -> Integer.parseInt(answer.header("X-RateLimit-Remaining"))))
                .containsExactlyInAnyOrderElementsOf(
                        IntStream.range(0, PER_MINUTE).boxed().toList());
        assertThat(answers.stream().filter(answer -> answer.status() != ADMITTED))
                .allSatisfy(answer -> {
                    assertThat(answer.status()).isEqualTo(429);
                    assertThat(answer.header("X-RateLimit-Limit")).isEqualTo(Integer.toString(PER_MINUTE));
                    assertThat(answer.header("X-RateLimit-Remaining")).isEqualTo("0");
                    assertThat(Integer.parseInt(answer.header("Retry-After"))).isBetween(1, 60);
                });
    }

    @RepeatedTest(5)
    void refusesARevokedKeyOnBothAtOnce() {
        var agent = known(one.register());
        var made = agent.post("/api/v1/api_keys", "{\"name\":\"For a while\"}").body();
        var holder = known(new Agent(one, made.at("/data/key").stringValue(), agent.inboxId(), agent.email()));

        var revoked = agent.delete("/api/v1/api_keys/" + made.at("/data/id").stringValue());

        assertThat(revoked.status()).isEqualTo(204);
        assertThat(ask(holder.at(other)).status()).isEqualTo(401);
        assertThat(ask(holder).status()).isEqualTo(401);
        assertThat(ask(agent.at(other)).status()).isEqualTo(ADMITTED);
    }

    @Test
    void keepsOrganizationsApartOnBoth() {
        var owner = known(one.register());
        var stranger = known(one.register());
        var inbox = "/api/v1/inboxes/" + owner.inboxId();
        var sent = owner.send("ann@example.com", "Mine").body().at("/data/id").stringValue();
        var key = owner.get("/api/v1/api_keys").body().at("/data/0/id").stringValue();
        var domain = owner.post("/api/v1/domains", "{\"name\":\"mine.example\"}")
                .body()
                .at("/data/id")
                .stringValue();

        for (var node : List.of(one, other)) {
            var there = stranger.at(node);
            for (var refused : List.of(
                    there.post(inbox + "/messages/send", "{\"to\":[\"ann@example.com\"],\"text\":\"x\"}"),
                    there.post("%s/messages/%s/reply".formatted(inbox, sent), "{\"text\":\"x\"}"),
                    there.delete(inbox),
                    there.delete("/api/v1/api_keys/" + key),
                    there.delete("/api/v1/domains/" + domain))) {
                assertThat(refused.status()).as(refused.body().toString()).isEqualTo(403);
            }
        }
        assertThat(owner.get(inbox + "/messages").body().get("data")).hasSize(1);
    }

    /// Of which both nodes have heard.
    private static Agent known(Agent agent) {
        for (var node : List.of(one, other)) {
            await().atMost(PATIENCE).until(() -> ask(agent.at(node)).status() == ADMITTED);
        }
        return agent;
    }

    /// Something that is counted and changes nothing.
    private static Answer ask(Agent agent) {
        return agent.post("/api/v1/inboxes", "{}");
    }
}
