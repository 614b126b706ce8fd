package com.mailboxkit.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.mailboxkit.server.Api.Answer;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Caps on what an organization has.
class QuotasIT {

    private static final int MOST = 5;

    @TempDir
    private static Path data;

    private static Platform platform;

    @BeforeAll
    static void start() {
        platform = Platform.start(
                data,
                "--mailboxkit.smtp.port=0",
                "--mailboxkit.webhooks.allowed-networks=127.0.0.1",
                "--mailboxkit.api-keys.per-organization=" + MOST,
                "--mailboxkit.inboxes.per-organization=" + MOST,
                "--mailboxkit.domains.per-organization=" + MOST,
                "--mailboxkit.webhooks.per-organization=" + MOST);
    }

    @AfterAll
    static void stop() {
        platform.close();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            api_keys | 1 | {"name": "Key %d"}
            inboxes  | 1 | {"name": "Inbox %d"}
            domains  | 0 | {"name": "example%d.com"}
            webhooks | 0 | {"url": "http://127.0.0.1:1/%d", "events": ["message.received"]}
            """)
    void holdThoughManyAreCreatedAtOnce(String things, int registered, String json) throws Exception {
        var agent = platform.register();
        var path = "/api/v1/" + things;

        List<Answer> answers;
        try (var threads = Executors.newFixedThreadPool(16)) {
            var creations = IntStream.range(0, 16)
                    .<Callable<Answer>>mapToObj(i -> () -> agent.post(path, json.formatted(i)))
                    .toList();
            answers = threads.invokeAll(creations).stream()
                    .map(answer -> answer.resultNow())
                    .toList();
        }

        assertThat(answers.stream().filter(answer -> answer.status() == 201)).hasSize(MOST - registered);
        assertThat(answers.stream().filter(answer -> answer.status() != 201)).allSatisfy(answer -> {
            assertThat(answer.status()).isEqualTo(422);
            assertThat(answer.body().get("error").stringValue()).isEqualTo("limit_reached");
        });
        assertThat(platform.register().post(path, json.formatted(16)).status()).isEqualTo(201);
    }

    @Test
    void leaveRoomForAnotherOnceOneIsDeleted() {
        var agent = platform.register();
        var last = "";
        for (int i = 1; i < MOST; i++) {
            last = agent.post("/api/v1/api_keys", "{\"name\":\"Key\"}")
                    .body()
                    .at("/data/id")
                    .stringValue();
        }
        assertThat(agent.post("/api/v1/api_keys", "{\"name\":\"Key\"}").status())
                .isEqualTo(422);

        assertThat(agent.delete("/api/v1/api_keys/" + last).status()).isEqualTo(204);

        assertThat(agent.post("/api/v1/api_keys", "{\"name\":\"Key\"}").status())
                .isEqualTo(201);
    }

    @Test
    void answerARepetitionThoughItWasTheLastThatIsTaken() {
        var agent = platform.register();
        for (int i = 1; i < MOST - 1; i++) {
            agent.post("/api/v1/api_keys", "{\"name\":\"Key\"}");
        }

        var first = agent.post("/api/v1/api_keys", "{\"name\":\"Last\"}", "the-last-one");
        var again = agent.post("/api/v1/api_keys", "{\"name\":\"Last\"}", "the-last-one");

        assertThat(first.status()).isEqualTo(201);
        assertThat(again.body()).isEqualTo(first.body());
    }
}
