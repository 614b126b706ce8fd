package com.mailboxkit.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.mailboxkit.server.Api.Agent;
import com.mailboxkit.server.Api.Answer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/// What a test key does, real mail and money do not notice; and the other way round.
class SandboxIT {

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

    @ParameterizedTest
    @CsvSource({
        "bounced@test.mailboxkit.dev, bounced",
        "rejected@test.mailboxkit.dev, rejected",
        "delivered@test.mailboxkit.dev, delivered",
        "anybody@example.com, delivered"
    })
    void givesTheOutcomeThatTheRecipientStandsForAndChargesNothing(String recipient, String status) {
        var live = platform.register();
        var test = sandbox(live);
        var before = live.get("/api/v1/wallet").body();

        var sent = test.send(recipient, "Hello");

        assertThat(sent.status()).isEqualTo(201);
        await().untilAsserted(() ->
                assertThat(read(test, sent).get("status").stringValue()).isEqualTo(status));
        assertThat(read(test, sent).get("test").booleanValue()).isTrue();
        assertThat(live.get("/api/v1/wallet").body()).isEqualTo(before);
        assertThat(test.get("/api/v1/wallet/ledger").body().get("data")).hasSize(1);
    }

    @Test
    void complainsWhereTheRecipientStandsForThat() {
        var test = sandbox(platform.register());

        var sent = test.send("complained@test.mailboxkit.dev", "Hello");

        await().untilAsserted(() -> assertThat(
                        read(test, sent).at("/recipients/0/status").stringValue())
                .isEqualTo("complained"));
        assertThat(read(test, sent).get("status").stringValue()).isEqualTo("delivered");
        assertThat(test.get("/api/v1/suppressions").body().get("data")).isEmpty();
        assertThat(test.send("complained@test.mailboxkit.dev", "Again")
                        .body()
                        .at("/data/status")
                        .stringValue())
                .isEqualTo("queued");
    }

    @Test
    void leavesForNobody() {
        var live = platform.register();
        var neighbour = platform.register();

        var sent = sandbox(live).send(neighbour.email(), "A test");
        await().until(() -> read(sandbox(live), sent).get("status").stringValue(), "delivered"::equals);
        live.send(neighbour.email(), "The real one");

        await().untilAsserted(() -> assertThat(subjects(neighbour, "/messages")).containsExactly("The real one"));
    }

    @Test
    void showsTestsToTestKeysAndRealMailToLiveKeysOnly() {
        var live = platform.register();
        var test = sandbox(live);
        var real = live.send("ann@example.com", "Real");
        var tried = test.send("ann@example.com", "Tried");

        assertThat(subjects(live, "/messages")).containsExactly("Real");
        assertThat(subjects(test, "/messages")).containsExactly("Tried");
        assertThat(subjects(live, "/threads")).containsExactly("Real");
        assertThat(subjects(test, "/threads")).containsExactly("Tried");
        assertUnknown(test, live, real);
        assertUnknown(live, test, tried);
        assertThat(count(live)).isOne();
        await().atMost(Duration.ofMinutes(2)).untilAsserted(() -> {
            assertThat(found(live)).containsExactly("Real");
            assertThat(found(test)).containsExactly("Tried");
        });
    }

    @Test
    void remainsATestWhenItsInboxIsGone() {
        var live = platform.register();
        var test = sandbox(live);
        live.send("ann@example.com", "Real");
        test.send("ann@example.com", "Tried");

        live.delete("/api/v1/inboxes/" + live.inboxId());

        assertThat(test.get("/api/v1/events").body().get("data"))
                .isNotEmpty()
                .allSatisfy(event -> assertThat(event.path("test").booleanValue(false))
                        .as(event.toString())
                        .isTrue());
        assertThat(count(live)).isZero();
    }

    private static int count(Agent live) {
        return live.get("/api/v1/organization")
                .body()
                .at("/data/messages_count")
                .intValue();
    }

    private static void assertUnknown(Agent stranger, Agent owner, Answer sent) {
        var message = path(owner, sent);
        assertThat(stranger.get(message).status()).isEqualTo(404);
        assertThat(stranger.get(message + "/raw").status()).isEqualTo(404);
        assertThat(stranger.post(message + "/reply", "{\"text\":\"Hi\"}").status())
                .isEqualTo(404);
        var thread = owner.get(message).body().at("/data/thread_id").stringValue();
        assertThat(stranger.get("/api/v1/threads/" + thread).status()).isEqualTo(404);
        assertThat(owner.get("/api/v1/threads/" + thread).status()).isEqualTo(200);
    }

    @Test
    void answersATestWithATest() {
        var live = platform.register();
        var test = sandbox(live);
        var sent = test.send("ann@example.com", "Question");

        var reply = test.post(path(test, sent) + "/reply", "{\"to\":[\"ann@example.com\"],\"text\":\"Answer\"}");

        assertThat(reply.status()).as(reply.body().toString()).isEqualTo(201);
        assertThat(read(test, reply).get("thread_id"))
                .isEqualTo(read(test, sent).get("thread_id"));
        assertThat(live.get("/api/v1/wallet/ledger").body().get("data")).hasSize(1);
    }

    @Test
    void changesNothingButTestMessages() {
        var live = platform.register();
        var test = sandbox(live);

        for (var refused : List.of(
                test.post("/api/v1/inboxes", "{\"name\":\"New\"}"),
                test.delete("/api/v1/inboxes/" + live.inboxId()),
                test.post("/api/v1/api_keys", "{\"name\":\"New\"}"))) {
            assertThat(refused.status()).isEqualTo(403);
            assertThat(refused.body().get("error").stringValue()).isEqualTo("access_denied");
        }
        assertThat(test.get("/api/v1/inboxes/" + live.inboxId()).status()).isEqualTo(200);
    }

    /// The same agent with a test key.
    private static Agent sandbox(Agent live) {
        var made = live.post("/api/v1/api_keys", "{\"name\":\"Test Key\",\"test\":true}")
                .body();
        assertThat(made.at("/data/test").booleanValue()).isTrue();
        var key = made.at("/data/key").stringValue();
        assertThat(key).startsWith("mbk_test_");
        return new Agent(live.api(), key, live.inboxId(), live.email());
    }

    private static JsonNode read(Agent agent, Answer sent) {
        return agent.get(path(agent, sent)).body().get("data");
    }

    private static String path(Agent agent, Answer sent) {
        return "/api/v1/inboxes/%s/messages/%s"
                .formatted(agent.inboxId(), sent.body().at("/data/id").stringValue());
    }

    private static List<String> subjects(Agent agent, String list) {
        return subjects(agent.get("/api/v1/inboxes/" + agent.inboxId() + list));
    }

    private static List<String> found(Agent agent) {
        var answer = agent.post("/api/v1/messages/search", "{}");
        assertThat(answer.status()).isEqualTo(200);
        return subjects(answer);
    }

    private static List<String> subjects(Answer list) {
        return list.body()
                .get("data")
                .valueStream()
                .map(row -> row.get("subject").stringValue())
                .toList();
    }
}
