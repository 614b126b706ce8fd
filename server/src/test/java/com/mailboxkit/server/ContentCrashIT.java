package com.mailboxkit.server;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/// Kills the platform while agents send files, some of them the same, and contents that nobody needs are collected.
/// The system property `mailboxkit.crash.rounds` makes it longer.
class ContentCrashIT {

    private static final int ROUNDS = Integer.getInteger("mailboxkit.crash.rounds", 2);
    private static final int AGENTS = 3;
    private static final Duration COLLECT_AFTER = Duration.ofSeconds(10);
    private static final int FILE = 40_000;

    @TempDir
    private Path data;

    private final AtomicBoolean stopped = new AtomicBoolean();
    private final Map<String, Api.Agent> accepted = new ConcurrentHashMap<>();

    @Test
    void keepsWhatIsNeededAndNothingElse() throws Exception {
        try (var platform = new PlatformProcess(
                data,
                "--mailboxkit.tariff.opening-credit-mills=1000000",
                "--mailboxkit.storage.collect-after=%ds".formatted(COLLECT_AFTER.toSeconds()))) {
            var api = new Api(platform::httpPort);
            var agents = new ArrayList<Api.Agent>();
            for (int i = 0; i < AGENTS; i++) {
                agents.add(api.register());
            }
            try (var load = Executors.newVirtualThreadPerTaskExecutor()) {
                for (int i = 0; i < AGENTS; i++) {
                    var agent = agents.get(i);
                    var other = agents.get((i + 1) % AGENTS);
                    load.submit(() -> send(agent, other.email()));
                    load.submit(() -> deliver(platform, agent.email()));
                }
                for (int round = 0; round < ROUNDS; round++) {
                    Thread.sleep(COLLECT_AFTER);
                    platform.kill();
                    platform.start();
                }
                int before = accepted.size();
                await("the platform takes mail again")
                        .atMost(Duration.ofMinutes(2))
                        .until(() -> accepted.size() > before);
                stopped.set(true);
            }
            var database = new JdbcTemplate(
                    new DriverManagerDataSource(platform.jdbcUrl(), "postgres", platform.databasePassword()));
            await("everything is delivered")
                    .atMost(Duration.ofMinutes(3))
                    .until(() -> count(database, "select count(*) from message where status in ('queued', 'sent')") == 0
                            && count(database, "select count(*) from pending_projection") == 0);
            await("what nobody needs is deleted")
                    .atMost(Duration.ofMinutes(2))
                    .untilAsserted(() -> assertThat(count(database, """
                                    select count(*) from content c
                                    where not exists (select from content_use u where u.sha256 = c.sha256)""")).isZero());
            assertThat(database.queryForList("""
                            select encode(sha256, 'hex') from content_use
                            except select encode(sha256, 'hex') from content""", String.class))
                    .as("contents that are needed and gone")
                    .isEmpty();
            assertThat(files())
                    .containsExactlyInAnyOrderElementsOf(database.queryForList(
                            "select encode(sha256, 'hex') from content where bytes is null", String.class));
            assertThat(accepted).isNotEmpty();
            accepted.forEach((id, agent) -> assertThat(
                            agent.get("/api/v1/inboxes/%s/messages/%s/raw".formatted(agent.inboxId(), id))
                                    .response()
                                    .body()
                                    .length)
                    .as("raw message %s", id)
                    .isGreaterThan(2 * FILE));
        }
    }

    /// Sends a file that all have, and one that nobody else has, until the test stops; and what is refused.
    private void send(Api.Agent agent, String recipient) {
        var random = new Random();
        var path = "/api/v1/inboxes/%s/messages/send".formatted(agent.inboxId());
        for (int i = 0; !stopped.get(); i++) {
            try {
                var fresh = new byte[FILE];
                random.nextBytes(fresh);
                var to = i % 5 == 0 ? "no address" : recipient;
                var sent = agent.post(path, """
                        {"to": ["%s"], "subject": "%d", "text": "Hello", "attachments": [
                          {"filename": "same.bin", "content": "%s"}, {"filename": "fresh.bin", "content": "%s"}]}
                        """.formatted(to, i, base64(new byte[FILE]), base64(fresh)));
                if (sent.status() == 201) {
                    accepted.put(sent.body().at("/data/id").stringValue(), agent);
                }
            } catch (UncheckedIOException down) {
                Thread.yield();
            }
        }
    }

    private static String base64(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }

    /// Delivers the same mail from outside until the test stops.
    private void deliver(PlatformProcess platform, String recipient) {
        var body = "Subject: Outside\r\n\r\n%s"
                .formatted("Hello\r\n".repeat(FILE / 5))
                .getBytes(US_ASCII);
        while (!stopped.get()) {
            try (var smtp = new SmtpSession(platform.smtpPort())) {
                smtp.say("EHLO client.example", 250);
                while (!stopped.get()) {
                    smtp.say("MAIL FROM:<ann@example.com>", 250);
                    smtp.say("RCPT TO:<%s>".formatted(recipient), 250);
                    smtp.say("DATA", 354);
                    smtp.body(body);
                }
            } catch (IOException | AssertionError down) {
                Thread.yield();
            }
        }
    }

    private static int count(JdbcTemplate database, String select) {
        return database.queryForObject(select, Integer.class);
    }

    private List<String> files() throws IOException {
        try (var walk = Files.walk(data.resolve("content"))) {
            return walk.filter(Files::isRegularFile)
                    .filter(file -> !file.getParent().endsWith("incoming")) // of a process that was killed, for a while
                    .map(file -> file.getFileName().toString())
                    .toList();
        }
    }
}
