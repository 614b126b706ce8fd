package com.mailboxkit.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.mailboxkit.server.Api.Agent;
import com.mailboxkit.server.Api.Answer;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

/// Hearing of mail without asking again and again, and without an address that a webhook could call.
class WaitIT {

    @TempDir
    private static Path data;

    private static PlatformProcess process;
    private static Api platform;

    @BeforeAll
    static void start() throws Exception {
        process = new PlatformProcess(data);
        platform = new Api(process::httpPort);
    }

    @AfterAll
    static void stop() throws InterruptedException {
        process.close();
    }

    @Test
    void answersAsSoonAsTheMailIsThere() {
        var ann = platform.register();
        var bob = platform.register();
        bob.send(ann.email(), "Something else");
        await().until(() -> !subjects(ann.get(list(ann, ""))).isEmpty());

        var waiting = CompletableFuture.supplyAsync(
                () -> ann.get(list(ann, "?wait=30s&from=%s&subject=ORDER".formatted(bob.email()))),
                task -> Thread.ofVirtual().start(task));
        ann.send("nobody@example.com", "My own order");
        bob.send(ann.email(), "Your order 17");

        var answer = waiting.orTimeout(25, TimeUnit.SECONDS).join();
        assertThat(answer.status()).isEqualTo(200);
        assertThat(subjects(answer)).containsExactly("Your order 17");
        assertThat(subjects(ann.get(list(ann, "?wait=30s&subject=order")))).containsExactly("Your order 17");
    }

    @Test
    void answersWithNothingWhenTheTimeIsOver() {
        var ann = platform.register();

        var answer = ann.get(list(ann, "?wait=1s"));

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body().get("data")).isEmpty();
    }

    @Test
    void narrowsAListAndSaysWhatIsWrong() {
        var ann = platform.register();
        ann.send("nobody@example.com", "Alpha");
        ann.send("nobody@example.com", "Beta");

        assertThat(subjects(ann.get(list(ann, "?subject=alp")))).containsExactly("Alpha");
        assertThat(subjects(ann.get(list(ann, "?direction=inbound")))).isEmpty();
        assertThat(subjects(ann.get(list(ann, "?direction=outbound&since=2026-01-01"))))
                .containsExactly("Beta", "Alpha");
        assertThat(subjects(ann.get(list(ann, "?since=2999-01-01T00:00:00Z")))).isEmpty();
        for (var wrong : List.of("?wait=0", "?wait=soon", "?wait=9999s", "?since=soon", "?direction=up")) {
            assertThat(ann.get(list(ann, wrong)).status()).as(wrong).isEqualTo(422);
        }
    }

    @Test
    void goesOnWhereTheStreamWasThoughThePlatformStoppedMeanwhile() throws Exception {
        var ann = platform.register();
        var heard = new CopyOnWriteArrayList<String>();
        var first = follow(ann, null, heard, 3);
        for (int i = 0; i < 3; i++) {
            ann.send("nobody@example.com", "Before " + i);
        }
        first.join();
        for (int i = 0; i < 5; i++) {
            ann.send("nobody@example.com", "Meanwhile " + i);
        }
        process.kill();
        process.start();
        ann.send("nobody@example.com", "After");
        var all = new ArrayList<String>();
        await().atMost(Duration.ofMinutes(1)).untilAsserted(() -> {
            all.clear();
            ann.get("/api/v1/events?limit=100")
                    .body()
                    .get("data")
                    .forEach(event -> all.addFirst(event.get("id").stringValue()));
            assertThat(all).hasSize(19); // one inbox; nine messages, sent and bounced
        });

        int told = heard.size();
        follow(ann, heard.getLast(), heard, all.size() - all.indexOf(heard.getLast()) - 1)
                .join();

        assertThat(told).isEqualTo(3);
        assertThat(heard).isEqualTo(all.subList(all.indexOf(heard.getFirst()), all.size()));
    }

    @Test
    void endsAStreamWhenThePlatformStops() throws Exception {
        var ann = platform.register();
        var heard = new CopyOnWriteArrayList<String>();
        var untilItEnds = follow(ann, null, heard, Integer.MAX_VALUE);
        ann.send("nobody@example.com", "Last");
        await().until(() -> heard.size() == 2); // sent and bounced

        process.close();

        assertThat(untilItEnds).succeedsWithin(Duration.ofSeconds(10)); // broken off, its reader would fail
        process.start();
    }

    /// Listens until it was told of so many events.
    private static CompletableFuture<Void> follow(Agent agent, String lastEventId, List<String> heard, int events)
            throws Exception {
        var request = HttpRequest.newBuilder(
                        URI.create("http://127.0.0.1:%d/api/v1/events/stream".formatted(process.httpPort())))
                .header("Authorization", "Bearer " + agent.key());
        if (lastEventId != null) {
            request.header("Last-Event-ID", lastEventId);
        }
        var answer = HttpClient.newHttpClient().send(request.build(), BodyHandlers.ofInputStream());
        assertThat(answer.statusCode()).isEqualTo(200);
        var lines = new BufferedReader(new InputStreamReader(answer.body(), StandardCharsets.UTF_8));
        assertThat(lines.readLine()).as("a sign that it listens").startsWith(":");
        return CompletableFuture.runAsync(
                        () -> lines.lines()
                                .filter(line -> line.startsWith("data:"))
                                .map(line -> JsonMapper.shared().readTree(line.substring("data:".length())))
                                .limit(events)
                                .forEach(event -> heard.add(event.get("id").stringValue())),
                        task -> Thread.ofVirtual().start(task))
                .orTimeout(60, TimeUnit.SECONDS);
    }

    private static String list(Agent agent, String query) {
        return "/api/v1/inboxes/%s/messages%s".formatted(agent.inboxId(), query);
    }

    private static List<String> subjects(Answer list) {
        assertThat(list.status()).isEqualTo(200);
        return list.body()
                .get("data")
                .valueStream()
                .map(message -> message.get("subject").stringValue())
                .toList();
    }
}
