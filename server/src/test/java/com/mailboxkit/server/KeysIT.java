package com.mailboxkit.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.mailboxkit.server.Api.Agent;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KeysIT {

    private static final String UNKNOWN = "mbk_live_0123456789abcdefghijABCDEFGHIJ0123456789abc";

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
    void opensWithAKeyAndNotWithOneNobodyHas() {
        var agent = platform.register();

        assertThat(agent.get("/api/v1/wallet").status()).isEqualTo(200);
        assertRefused(UNKNOWN);
    }

    @Test
    void opensNoLongerWithAKeyThatWasRevoked() {
        var agent = platform.register();
        var other = platform.register();
        assertThat(agent.get("/api/v1/inboxes/" + agent.inboxId()).status()).isEqualTo(200);

        String id = agent.get("/api/v1/api_keys").body().at("/data/0/id").stringValue();
        assertThat(agent.delete("/api/v1/api_keys/" + id).status()).isEqualTo(204);

        assertRefused(agent.key());
        assertThat(other.get("/api/v1/wallet").status()).isEqualTo(200);
    }

    @Test
    void answersNoRequestThatWaitsWhenItsKeyIsRevoked() {
        var agent = platform.register();
        var made = agent.post("/api/v1/api_keys", "{\"name\":\"Waiting\"}").body();
        var id = made.at("/data/id").stringValue();
        var messages = "/api/v1/inboxes/%s/messages?wait=30s".formatted(agent.inboxId());
        var waiting = CompletableFuture.supplyAsync(
                () -> platform.call(made.at("/data/key").stringValue(), "GET", messages, null),
                task -> Thread.ofVirtual().start(task));
        await().atMost(Duration.ofMinutes(1)).until(() -> wasUsed(agent, id));

        agent.delete("/api/v1/api_keys/" + id);
        platform.register().send(agent.email(), "For whoever has a key");

        assertThat(waiting.orTimeout(25, TimeUnit.SECONDS).join().status()).isEqualTo(401);
    }

    @Test
    void makesAKeyThatIsShownOnceAndOpensTheSame() {
        var agent = platform.register();

        var made = agent.post("/api/v1/api_keys", "{\"name\":\"Production Key\"}");

        assertThat(made.status()).isEqualTo(201);
        String key = made.body().at("/data/key").stringValue();
        String id = made.body().at("/data/id").stringValue();
        assertThat(platform.call(key, "GET", "/api/v1/inboxes/" + agent.inboxId(), null)
                        .status())
                .isEqualTo(200);
        var shown = agent.get("/api/v1/api_keys/" + id).body().get("data");
        assertThat(shown.get("name").stringValue()).isEqualTo("Production Key");
        assertThat(shown.get("key").stringValue())
                .isEqualTo(key.substring(0, 13) + "…" + key.substring(key.length() - 4));
        var list = agent.get("/api/v1/api_keys").body().get("data");
        assertThat(list.size()).isEqualTo(2);
        assertThat(list.get(0)).isEqualTo(shown);
    }

    @Test
    void tellsWhenAKeyWasUsedLast() {
        var agent = platform.register();
        String id = agent.get("/api/v1/api_keys").body().at("/data/0/id").stringValue();

        await().atMost(Duration.ofMinutes(1)).until(() -> wasUsed(agent, id));
    }

    private static boolean wasUsed(Agent agent, String id) {
        return agent.get("/api/v1/api_keys/" + id)
                .body()
                .at("/data/last_used_at")
                .isString();
    }

    @Test
    void keepsTheKeysOfOthersToThemselves() {
        var agent = platform.register();
        var other = platform.register();
        String id = agent.get("/api/v1/api_keys").body().at("/data/0/id").stringValue();

        assertThat(other.get("/api/v1/api_keys/" + id).status()).isEqualTo(403);
        assertThat(other.delete("/api/v1/api_keys/" + id).status()).isEqualTo(403);
        assertThat(other.get("/api/v1/api_keys").body().get("data").toString()).doesNotContain(id);
        assertThat(agent.get("/api/v1/wallet").status()).isEqualTo(200);
    }

    @Test
    void knowsNoKeyThatIsNotThere() {
        var agent = platform.register();

        for (var id : new String[] {"01KHXCQ5GVA8SQN2HJX6B9Z4T0", "1", agent.inboxId()}) {
            assertThat(agent.get("/api/v1/api_keys/" + id).status()).as(id).isEqualTo(404);
            assertThat(agent.delete("/api/v1/api_keys/" + id).status()).as(id).isEqualTo(404);
        }
        String key = agent.get("/api/v1/api_keys").body().at("/data/0/id").stringValue();
        assertThat(agent.delete("/api/v1/inboxes/" + key).status())
                .as("a key is no inbox")
                .isEqualTo(404);
        assertThat(agent.post("/api/v1/api_keys", "{\"name\":\"\",\"scope\":\"all\"}")
                        .body()
                        .get("errors")
                        .propertyNames())
                .containsExactlyInAnyOrder("name", "scope");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/admin/projections",
                "/%61dmin/projections",
                "/admin;x=1/projections",
                "/admin/dead-letters",
                "/actuator/health/../prometheus",
                "/actuator/health/./../env"
            })
    void opensNothingToOperatorsWithoutTheirKey(String path) {
        assertThat(platform.call(null, "GET", path, null).status()).as(path).isIn(401, 404);
        assertThat(platform.call(UNKNOWN, "GET", path, null).status()).as(path).isIn(401, 404);
    }

    @Test
    void takesNoForgedCursor() {
        var agent = platform.register();

        for (var forged : new String[] {"", "AA", "YQBi", "x"}) {
            var answer = agent.get("/api/v1/inboxes/%s/messages?cursor=%s".formatted(agent.inboxId(), forged));

            assertThat(answer.status()).as(forged).isEqualTo(422);
            assertThat(answer.body().get("error").stringValue()).isEqualTo("validation_failed");
        }
    }

    private static void assertRefused(String key) {
        var answer = platform.call(key, "GET", "/api/v1/wallet", null);
        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.body().get("error").stringValue()).isEqualTo("unauthenticated");
        assertThat(answer.response().headers().firstValue("WWW-Authenticate")).contains("Bearer");
    }
}
