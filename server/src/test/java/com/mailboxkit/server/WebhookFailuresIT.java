package com.mailboxkit.server;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.mailboxkit.server.Api.Agent;
import com.mailboxkit.server.RudeReceiver.Behaviour;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/// Receivers that fail in every way there is, and what each gets: the whole schedule and nothing else, shown attempt by
/// attempt. Days are milliseconds here.
class WebhookFailuresIT {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final List<Duration> WAITS = List.of(Duration.ofMillis(200), Duration.ofMillis(400));
    private static final int ATTEMPTS = WAITS.size() + 1;

    @TempDir
    private static Path data;

    private static Platform platform;

    private Agent ann;

    @BeforeAll
    static void start() {
        platform = Platform.start(
                data,
                "--mailboxkit.smtp.port=0",
                "--mailboxkit.webhooks.allowed-networks=127.0.0.1",
                "--mailboxkit.webhooks.retries.waits=200ms,400ms",
                "--mailboxkit.webhooks.retries.spread=0",
                "--mailboxkit.webhooks.retries.disable-after=10s",
                "--mailboxkit.webhooks.calls.breaker-calls=1000",
                "--mailboxkit.webhooks.calls.timeout=2s");
    }

    @AfterAll
    static void stop() {
        platform.close();
    }

    @BeforeEach
    void register() {
        ann = platform.register();
    }

    @ParameterizedTest
    @CsvSource({"500 Oh, status", "404 Not Found, status", "301 Moved, redirect", "308 Moved, redirect"})
    void areTriedToTheEndWhateverIsWrongInTheirAnswer(String line, String failure) throws IOException {
        try (var elsewhere = new RudeReceiver(RudeReceiver.answering("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n"));
                var receiver = new RudeReceiver(
                        RudeReceiver.answering("HTTP/1.1 %s\r\nLocation: %s\r\nContent-Length: 4\r\n\r\nwhy?"
                                .formatted(line, elsewhere.url("http"))))) {
            assertTriedToTheEnd(receiver.url("http"), failure, Integer.valueOf(line.substring(0, 3)), "why?");

            assertThat(receiver.connections()).isEqualTo(ATTEMPTS);
            assertThat(elsewhere.connections()).isZero();
        }
    }

    @Test
    void areTriedToTheEndWhereTheyDoNotAnswer() throws IOException {
        try (var receiver = new RudeReceiver(connection -> Thread.sleep(10_000))) {
            var attempts = assertTriedToTheEnd(receiver.url("http"), "timeout", null, "");

            assertThat(attempts)
                    .allSatisfy(attempt ->
                            assertThat(attempt.get("duration_ms").intValue()).isBetween(1_950, 8_000));
        }
    }

    @Test
    void areTriedToTheEndWhereTheirHeaderNeverEnds() throws IOException {
        try (var receiver = new RudeReceiver(trickling("HTTP/1.1 200 OK\r\nX-Slow: "))) {
            assertTriedToTheEnd(receiver.url("http"), "timeout", null, "");
        }
    }

    @Test
    void areTriedToTheEndWhereTheyRefuseTheConnection() throws IOException {
        var receiver = new RudeReceiver(connection -> {});
        receiver.close();

        assertTriedToTheEnd(receiver.url("http"), "connection", null, "");
    }

    @Test
    void areTriedToTheEndWhereNobodyKnowsTheirCertificate() throws Exception {
        try (var receiver = RudeReceiver.withACertificateOfItsOwn()) {
            assertTriedToTheEnd(receiver.url("https"), "tls", null, "");
        }
    }

    @Test
    void areTriedToTheEndWhereTheySpeakNoTls() throws IOException {
        try (var receiver = new RudeReceiver(RudeReceiver.answering("HTTP/1.1 200 OK\r\n\r\n"))) {
            assertTriedToTheEnd(receiver.url("https"), "tls", null, "");
        }
    }

    @Test
    void haveTheEventOnceTheyHaveSaidSoHoweverSlowlyTheyGoOn() throws IOException {
        try (var receiver = new RudeReceiver(trickling("HTTP/1.1 200 OK\r\nContent-Length: 100000\r\n\r\n"))) {
            var attempt = assertTakenAtOnce(receiver.url("http"));

            assertThat(attempt.get("response_body").stringValue()).startsWith("...");
            assertThat(attempt.get("duration_ms").intValue()).isLessThan(8_000);
        }
    }

    @Test
    void areHeardOnlyAtTheBeginningOfAHugeAnswer() throws IOException {
        try (var receiver = new RudeReceiver(connection -> {
            var out = connection.getOutputStream();
            out.write("HTTP/1.1 200 OK\r\nContent-Length: 1000000000\r\n\r\n".getBytes(US_ASCII));
            for (var chunk = "y".repeat(8_192).getBytes(US_ASCII); ; ) {
                out.write(chunk);
            }
        })) {
            var attempt = assertTakenAtOnce(receiver.url("http"));

            assertThat(attempt.get("response_body").stringValue()).isEqualTo("y".repeat(4_096));
        }
    }

    @Test
    void areLeftInPeaceWhenTheySayThatNobodyIsThere() throws IOException {
        try (var receiver =
                new RudeReceiver(RudeReceiver.answering("HTTP/1.1 410 Gone\r\nContent-Length: 0\r\n\r\n"))) {
            var webhook = tell(receiver.url("http"));

            await().atMost(PATIENCE).untilAsserted(() -> assertDisabled(webhook, "gone"));
            assertThat(ann.attempts(webhook)).singleElement().satisfies(attempt -> {
                assertThat(attempt.get("response_status").intValue()).isEqualTo(410);
                assertThat(attempt.get("next_attempt_at").isNull()).isTrue();
            });
        }
    }

    @Test
    void areGivenTheTimeTheyAskFor() throws IOException {
        try (var receiver = new RudeReceiver(
                RudeReceiver.answering("HTTP/1.1 429 Slow\r\nRetry-After: 2\r\nContent-Length: 0\r\n\r\n"))) {
            var webhook = tell(receiver.url("http"));

            await().atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(ann.attempts(webhook)).hasSize(2));
            var attempts = ann.attempts(webhook);
            assertThat(waitAfter(attempts.getLast())).isEqualTo(Duration.ofSeconds(2));
            assertThat(Duration.between(
                            time(attempts.getLast(), "created_at"), time(attempts.getFirst(), "created_at")))
                    .isGreaterThanOrEqualTo(Duration.ofSeconds(2));
        }
    }

    /// The owner is told by mail; what tells the mail is the event that stands behind `disabled_reason`.
    @Test
    void areGivenUpAltogetherAfterTooLongATimeOfNothingElse() throws IOException {
        try (var receiver = new RudeReceiver(RudeReceiver.answering("HTTP/1.1 500 Oh\r\nContent-Length: 0\r\n\r\n"))) {
            var webhook = tell(receiver.url("http"));
            await().atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(ann.attempts(webhook)).hasSize(ATTEMPTS));

            await().atMost(PATIENCE).pollInterval(Duration.ofSeconds(1)).untilAsserted(() -> {
                ann.send("nobody@example.com", "Still there?");
                assertDisabled(webhook, "failing");
            });
        }
    }

    private JsonNode assertTakenAtOnce(String url) {
        var webhook = tell(url);
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(ann.attempts(webhook)).hasSize(1));
        var attempt = ann.attempts(webhook).getFirst();
        assertThat(attempt.get("success").booleanValue()).isTrue();
        assertThat(attempt.get("response_status").intValue()).isEqualTo(200);
        assertThat(attempt.get("next_attempt_at").isNull()).isTrue();
        return attempt;
    }

    /// @return its attempts, the newest first
    private List<JsonNode> assertTriedToTheEnd(String url, String failure, Integer status, String body) {
        var webhook = tell(url);
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(ann.attempts(webhook)).hasSize(ATTEMPTS));
        var attempts = ann.attempts(webhook);
        assertThat(attempts).allSatisfy(attempt -> {
            assertThat(attempt.get("success").booleanValue()).isFalse();
            assertThat(attempt.get("failure").stringValue()).isEqualTo(failure);
            assertThat(attempt.get("detail").stringValue()).isNotBlank().doesNotContain("127.0.0.1");
            assertThat(
                            attempt.get("response_status").isNull()
                                    ? null
                                    : attempt.get("response_status").intValue())
                    .isEqualTo(status);
            assertThat(attempt.get("response_body").stringValue()).isEqualTo(body);
        });
        assertThat(attempts.stream().map(attempt -> attempt.get("delivery_id")).distinct())
                .hasSize(1);
        assertThat(attempts.stream().map(attempt -> attempt.get("attempt").intValue()))
                .isEqualTo(
                        IntStream.range(0, ATTEMPTS).mapToObj(i -> ATTEMPTS - i).toList());
        assertThat(attempts.reversed().subList(0, WAITS.size()).stream().map(WebhookFailuresIT::waitAfter))
                .isEqualTo(WAITS);
        assertThat(attempts.getFirst().get("next_attempt_at").isNull()).isTrue();
        return attempts;
    }

    /// Makes a webhook of `url` and something that it is to be told of.
    private String tell(String url) {
        var made = ann.post("/api/v1/webhooks", "{\"url\":\"%s\",\"events\":[\"message.sent\"]}".formatted(url));
        assertThat(made.status()).as(made.body().toString()).isEqualTo(201);
        ann.send("nobody@example.com", "Listen");
        return made.body().at("/data/id").stringValue();
    }

    private void assertDisabled(String webhook, String reason) {
        var shown = ann.get("/api/v1/webhooks/" + webhook).body().get("data");
        assertThat(shown.get("enabled").booleanValue()).isFalse();
        assertThat(shown.get("disabled_reason").stringValue()).isEqualTo(reason);
    }

    private static Duration waitAfter(JsonNode attempt) {
        return Duration.between(time(attempt, "created_at"), time(attempt, "next_attempt_at"));
    }

    private static Instant time(JsonNode node, String field) {
        return Instant.parse(node.get(field).stringValue());
    }

    private static Behaviour trickling(String beginning) {
        return connection -> {
            var out = connection.getOutputStream();
            out.write(beginning.getBytes(US_ASCII));
            while (true) {
                out.write('.');
                out.flush();
                Thread.sleep(50);
            }
        };
    }
}
