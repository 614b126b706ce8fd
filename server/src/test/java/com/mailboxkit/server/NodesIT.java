package com.mailboxkit.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.mailboxkit.server.Api.Agent;
import com.mailboxkit.server.Api.Answer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What callers are promised holds whichever of two processes they ask. (What is sent twice: [SafeRetriesIT].)
class NodesIT {

    private static final int PER_MINUTE = 120;
    private static final int ADMITTED = 422; // of a request that lacks what is required
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final String[] SETTINGS = {
        "--mailboxkit.rate-limits.requests-per-minute=" + PER_MINUTE, "--mailboxkit.webhooks.allowed-networks=127.0.0.1"
    };

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

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 4, 5})
    void refusesARevokedKeyOnBothAtOnce(int time) {
        var asked = time % 2 == 0 ? one : other;
        var agent = known(one.register());
        var made = agent.post("/api/v1/api_keys", "{\"name\":\"For a while\"}").body();
        var holder = known(new Agent(one, made.at("/data/key").stringValue(), agent.inboxId(), agent.email()));

        var revoked =
                agent.at(asked).delete("/api/v1/api_keys/" + made.at("/data/id").stringValue());

        assertThat(revoked.status()).isEqualTo(204);
        assertThat(ask(holder.at(other)).status()).isEqualTo(401);
        assertThat(ask(holder.at(one)).status()).isEqualTo(401);
        assertThat(ask(agent.at(other)).status()).isEqualTo(ADMITTED);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void readsThroughTheOtherAtOnceWhatWasWrittenThroughOne(boolean isFirst) {
        var writer = (isFirst ? one : other).register();
        var reader = writer.at(isFirst ? other : one);

        for (var made : Made.everythingOf(writer)) {
            for (var path : made.below()) {
                assertThat(reader.get(path).status()).as(path).isEqualTo(200);
            }
            for (var path : made.lists()) {
                assertThat(text(reader.get(path))).as(path).contains(made.id());
            }
            assertThat(text(reader.get(made.path()))).as(made.path()).contains(made.id());
        }
        var message = reader.get("/api/v1/inboxes/%s/messages".formatted(writer.inboxId()))
                .body()
                .at("/data/0");
        var thread = message.get("thread_id").stringValue();
        assertThat(text(reader.get("/api/v1/threads/" + thread)))
                .contains(message.get("id").stringValue());
        assertThat(text(reader.get("/api/v1/inboxes/%s/threads".formatted(writer.inboxId()))))
                .contains(thread);
        assertThat(reader.get("/api/v1/organization")
                        .body()
                        .at("/data/inboxes_count")
                        .intValue())
                .isEqualTo(2);
        long before =
                reader.get("/api/v1/wallet").body().at("/data/balance_mills").longValue();
        writer.send("ann@example.com", "Paid");
        assertThat(reader.get("/api/v1/wallet").body().at("/data/balance_mills").longValue())
                .isLessThan(before);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void missesThroughTheOtherAtOnceWhatWasDeletedThroughOne(boolean isFirst) {
        var writer = (isFirst ? one : other).register();
        var reader = writer.at(isFirst ? other : one);

        Made.everythingOf(writer).stream().filter(Made::isDeletable).forEach(made -> {
            assertThat(writer.delete(made.path()).status()).as(made.path()).isEqualTo(204);
            assertThat(reader.get(made.path()).status()).as(made.path()).isEqualTo(404);
        });
    }

    @Test
    void keepsOrganizationsApartOnBoth() {
        var owner = known(one.register());
        var stranger = known(one.register());
        var inbox = "/api/v1/inboxes/" + owner.inboxId();
        var everything = Made.everythingOf(owner);
        var sent = everything.getLast().path();
        everything.forEach(made ->
                assertThat(owner.get(made.path()).status()).as(made.path()).isEqualTo(200));

        for (var node : List.of(one, other)) {
            var there = stranger.at(node);
            for (var refused : List.of(
                    there.post(inbox + "/messages/send", "{\"to\":[\"ann@example.com\"],\"text\":\"x\"}"),
                    there.post(sent + "/reply", "{\"text\":\"x\"}"),
                    there.delete(inbox))) {
                assertThat(refused.status()).as(refused.body().toString()).isEqualTo(403);
            }
            for (var made : everything) {
                assertThat(there.get(made.path()).status()).as(made.path()).isEqualTo(403);
                for (var path : made.below()) {
                    assertThat(there.get(path).status()).as(path).isEqualTo(403);
                }
                for (var path : made.lists()) {
                    assertThat(text(there.get(path))).as(path).doesNotContain(made.id());
                }
                if (made.isDeletable()) {
                    assertThat(there.delete(made.path()).status())
                            .as(made.path())
                            .isEqualTo(403);
                }
            }
        }
        assertThat(owner.get(inbox + "/messages").body().get("data")).hasSize(1);
    }

    private static String text(Answer answer) {
        return new String(answer.response().body(), StandardCharsets.UTF_8);
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
