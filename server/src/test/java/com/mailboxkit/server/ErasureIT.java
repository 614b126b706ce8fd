package com.mailboxkit.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.mailboxkit.projection.ProjectionNames;
import com.mailboxkit.server.Api.Agent;
import com.mailboxkit.server.operations.Projections;
import com.mailboxkit.smtp.inbound.InboundSmtp;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.JdbcTemplate;

/// What is deleted is gone: rows, search documents and contents, but not what others need.
class ErasureIT {

    private static final int FILE = 40_000;
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    @TempDir
    private static Path data;

    private static Platform platform;
    private static JdbcTemplate database;

    @BeforeAll
    static void start() {
        platform = Platform.start(data, "--mailboxkit.smtp.port=0", "--mailboxkit.storage.collect-after=5s");
        database = platform.bean(JdbcTemplate.class);
    }

    @AfterAll
    static void stop() {
        platform.close();
    }

    @Test
    void erasesTheMessagesOfADeletedInbox() throws IOException {
        var ann = platform.register();
        var bob = platform.register();
        var own = send(ann, "nobody@example.com", 1);
        var shared = send(ann, bob.email(), 2);
        receive(ann, "From outside");
        await().atMost(PATIENCE)
                .until(() -> count("select count(*) from message where inbox_id = ? and status = 'bounced'", ann) == 1
                        && count("select count(*) from message where inbox_id = ? and status = 'delivered'", ann) == 1
                        && count("select count(*) from message where inbox_id = ? and status = 'received'", ann) == 1);
        await().atMost(PATIENCE).until(() -> found(ann) == 3 && found(bob) == 1);
        int events = count("select count(*) from event_log where inbox_id = ?", ann);
        int before = count("select count(*) from content");

        assertThat(ann.delete("/api/v1/inboxes/" + ann.inboxId()).status()).isEqualTo(204);

        await("it is erased").atMost(PATIENCE).untilAsserted(() -> {
            assertThat(count("select count(*) from message where inbox_id = ?", ann))
                    .isZero();
            assertThat(count("select count(*) from thread where inbox_id = ?", ann))
                    .isZero();
            assertThat(count("select count(*) from thread_reference where inbox_id = ?", ann))
                    .isZero();
            assertThat(count("select count(*) from event_log where inbox_id = ? and news is not null", ann))
                    .isZero();
            assertThat(count("select count(*) from content c where not exists"
                            + " (select from content_use u where u.sha256 = c.sha256)"))
                    .isZero();
        });
        assertThat(count("select count(*) from event_log where inbox_id = ?", ann))
                .isGreaterThanOrEqualTo(events);
        assertThat(count("select count(*) from content")).isLessThan(before);
        assertThat(files()).isEqualTo(count("select count(*) from content where bytes is null"));
        assertThat(count("select count(*) from content_use where message_id in ('%s', '%s')".formatted(own, shared)))
                .isZero();
        assertThat(download(bob))
                .as("the same file, of a message of somebody else")
                .isEqualTo(FILE);
        assertThat(ann.get("/api/v1/events").status()).isEqualTo(200);

        rebuildsAllTheSame(bob);
        await("it is erased once more")
                .atMost(PATIENCE)
                .until(() -> count("select count(*) from message where inbox_id = ?", ann) == 0);
        assertThat(download(bob)).isEqualTo(FILE);
    }

    @Test
    void erasesOldMessagesOfTheSandbox() throws IOException {
        var ann = platform.register();
        var key = ann.post("/api/v1/api_keys", "{\"name\":\"Test\",\"test\":true}")
                .body()
                .at("/data/key")
                .stringValue();
        var tester = new Agent(platform, key, ann.inboxId(), ann.email());
        var old = send(tester, "someone@example.com", 3);
        var young = send(tester, "someone@example.com", 4);
        var real = send(ann, "someone@example.com", 5);
        await().atMost(PATIENCE)
                .until(() -> count(
                                "select count(*) from message where inbox_id = ?"
                                        + " and status in ('delivered', 'bounced')",
                                ann)
                        == 3);
        long testsBefore = events(tester);
        long realBefore = events(ann);
        database.update(
                "update message set created_at = created_at - interval '31 days' where id in (?, ?)", old, real);

        await("it is erased")
                .atMost(PATIENCE)
                .until(() -> tester.get(path(ann) + "/" + old).status() == 404
                        && count("select count(*) from content c where not exists"
                                        + " (select from content_use u where u.sha256 = c.sha256)")
                                == 0);

        assertThat(tester.get(path(ann) + "/" + young).status()).isEqualTo(200);
        assertThat(ann.get(path(ann) + "/" + real).status()).isEqualTo(200);
        assertThat(events(tester)).as("events of the sandbox stay there").isEqualTo(testsBefore);
        assertThat(events(ann)).isEqualTo(realBefore);
        await().atMost(PATIENCE).until(() -> found(tester) == 1);
    }

    private static void rebuildsAllTheSame(Agent other) {
        var projections = platform.bean(Projections.class);
        ProjectionNames.all().forEach(name -> projections.replay(name).join());
        await("the read models are whole")
                .atMost(PATIENCE)
                .untilAsserted(() -> assertThat(projections.list()).allMatch(Projections.Status::caughtUp));
        assertThat(count("select count(*) from deadletterentry")).isZero();
        await().atMost(PATIENCE).until(() -> found(other) == 1);
    }

    /// A file that all share, and one of `size` more bytes that nobody else has.
    private static String send(Agent agent, String to, int size) {
        var answer = agent.post(path(agent) + "/send", """
                {"to": ["%s"], "subject": "s", "text": "Text %d", "attachments": [
                  {"filename": "same.bin", "content": "%s"}, {"filename": "own.bin", "content": "%s"}]}
                """.formatted(to, size, base64(FILE), base64(FILE + size)));
        assertThat(answer.status()).as(answer.body().toString()).isEqualTo(201);
        return answer.body().at("/data/id").stringValue();
    }

    private static String base64(int size) {
        return Base64.getEncoder().encodeToString(new byte[size]);
    }

    private static void receive(Agent agent, String subject) throws IOException {
        try (var smtp = new SmtpSession(platform.bean(InboundSmtp.class).port())) {
            smtp.say("EHLO client.example", 250);
            assertThat(smtp.submit(
                            "ann@x.example",
                            "From: ann@x.example\nSubject: %s\n\nHello".formatted(subject),
                            agent.email()))
                    .startsWith("250");
        }
    }

    /// Bytes of the first file of the newest message.
    private static int download(Agent agent) {
        var message = agent.get(path(agent)).body().at("/data/0");
        var file = message.at("/attachments/0/id").stringValue();
        return agent.get("%s/%s/attachments/%s"
                        .formatted(path(agent), message.get("id").stringValue(), file))
                .response()
                .body()
                .length;
    }

    private static String path(Agent agent) {
        return "/api/v1/inboxes/%s/messages".formatted(agent.inboxId());
    }

    private static int found(Agent agent) {
        var answer = agent.post("/api/v1/messages/search", "{\"limit\": 100}");
        return answer.status() == 200 ? answer.body().get("data").size() : -1; // search is still starting
    }

    private static long events(Agent agent) {
        return agent.get("/api/v1/events?limit=100").body().get("data").size();
    }

    private static int count(String select, Agent agent) {
        return database.queryForObject(select, Integer.class, agent.inboxId());
    }

    private static int count(String select) {
        return database.queryForObject(select, Integer.class);
    }

    private static int files() throws IOException {
        try (var walk = Files.walk(data.resolve("content"))) {
            return (int) walk.filter(Files::isRegularFile).count();
        }
    }
}
