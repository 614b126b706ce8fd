package com.mailboxkit.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.mailboxkit.local.LocalElasticsearch;
import com.mailboxkit.projection.ProjectionNames;
import com.mailboxkit.server.Api.Agent;
import com.mailboxkit.server.operations.Projections;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SearchIT {

    @TempDir
    private static Path data;

    private static Platform platform;

    @BeforeAll
    static void start() {
        platform = Platform.start(data, "--mailboxkit.smtp.port=0");
        var agent = platform.register();
        await().atMost(Duration.ofMinutes(2))
                .until(() -> search(agent, "{\"query\":\"anything\"}").status() == 200);
    }

    @AfterAll
    static void stop() {
        platform.close();
    }

    @Test
    void findsWordsPhrasesAndBeginningsButNotWhatIsExcluded() {
        var ann = platform.register();
        write(ann, "Invoice for March", "Please find the total of forty two dollars below.");
        write(ann, "Reminder", "The invoice is still open.");

        awaitFound(ann, "{\"query\":\"invoice\"}", "Reminder", "Invoice for March");
        assertThat(found(ann, "{\"query\":\"\\\"forty two dollars\\\"\"}")).containsExactly("Invoice for March");
        assertThat(found(ann, "{\"query\":\"\\\"two forty dollars\\\"\"}")).isEmpty();
        assertThat(found(ann, "{\"query\":\"remind*\"}")).containsExactly("Reminder");
        assertThat(found(ann, "{\"query\":\"invoice -open\"}")).containsExactly("Invoice for March");
        assertThat(found(ann, "{\"query\":\"invoice dollars\"}")).containsExactly("Invoice for March");
        assertThat(found(ann, "{\"query\":\"invoice\",\"fields\":[\"subject\"]}"))
                .containsExactly("Invoice for March");
        assertThat(found(ann, "{\"query\":\"someone@example.com\",\"fields\":[\"to\"]}"))
                .hasSize(2);
    }

    @Test
    void marksWhatWasFoundAndEscapesTheRest() {
        var ann = platform.register();
        write(ann, "Plain", "<script>alert(1)</script> pumpernickel");
        awaitFound(ann, "{\"query\":\"pumpernickel\"}", "Plain");

        assertThat(search(ann, "{\"query\":\"pumpernickel\"}")
                        .body()
                        .at("/data/0/highlights/body/0")
                        .stringValue())
                .isEqualTo("&lt;script&gt;alert(1)&lt;&#x2F;script&gt; <em>pumpernickel</em>");
    }

    @Test
    void showsNobodyTheMailOfOthers() {
        var ann = platform.register();
        var eve = platform.register();
        write(ann, "Secret", "The password is swordfish.");
        awaitFound(ann, "{\"query\":\"swordfish\"}", "Secret");

        assertThat(found(eve, "{\"query\":\"swordfish\"}")).isEmpty();
        assertThat(found(eve, "{}")).isEmpty();
        assertThat(search(eve, "{\"inbox_id\":\"%s\"}".formatted(ann.inboxId())).status())
                .isEqualTo(403);
    }

    @Test
    void pagesFromTheNewestOn() {
        var ann = platform.register();
        for (int i = 1; i <= 5; i++) {
            write(ann, "Page " + i, "A page of the book.");
        }
        awaitFound(ann, "{\"query\":\"book\"}", "Page 5", "Page 4", "Page 3", "Page 2", "Page 1");

        var first = search(ann, "{\"query\":\"book\",\"limit\":3}").body();
        assertThat(first.at("/data")).hasSize(3);
        var cursor = first.at("/meta/next_cursor").stringValue();
        var last = search(ann, "{\"query\":\"book\",\"limit\":3,\"cursor\":\"%s\"}".formatted(cursor))
                .body();
        assertThat(last.at("/data")
                        .valueStream()
                        .map(message -> message.get("subject").stringValue()))
                .containsExactly("Page 2", "Page 1");
        assertThat(last.at("/meta/next_cursor").isNull()).isTrue();
    }

    @Test
    void boundsByDay() {
        var ann = platform.register();
        write(ann, "Today", "A dated message.");
        awaitFound(ann, "{\"query\":\"dated\"}", "Today");

        assertThat(found(ann, "{\"query\":\"dated\",\"date_from\":\"2026-01-01\",\"date_to\":\"2999-12-31\"}"))
                .containsExactly("Today");
        assertThat(found(ann, "{\"query\":\"dated\",\"date_to\":\"2026-01-01\"}"))
                .isEmpty();
        assertThat(found(ann, "{\"query\":\"dated\",\"date_from\":\"2999-01-01T00:00:00Z\"}"))
                .isEmpty();
    }

    @Test
    void narrowsToAThreadASenderAndWhatHasAttachments() {
        var ann = platform.register();
        write(ann, "First", "A question about kumquats.");
        write(ann, "Second", "More about kumquats.");
        ann.post("/api/v1/inboxes/%s/messages/send".formatted(ann.inboxId()), """
                {"to":["someone@example.com"],"subject":"Third","text":"See the kumquats.",
                 "attachments":[{"filename":"kumquat.txt","content":"aGk=","content_type":"text/plain"}]}""");
        awaitFound(ann, "{\"query\":\"kumquats\"}", "Third", "Second", "First");
        var thread = search(ann, "{\"query\":\"question\"}")
                .body()
                .at("/data/0/thread_id")
                .stringValue();

        assertThat(found(ann, "{\"query\":\"kumquats\",\"thread_id\":\"%s\"}".formatted(thread)))
                .containsExactly("First");
        assertThat(found(ann, "{\"has_attachment\":true}")).containsExactly("Third");
        assertThat(found(ann, "{\"has_attachment\":false}")).containsExactly("Second", "First");
        assertThat(found(ann, "{\"from\":\"%s\"}".formatted(ann.email()))).hasSize(3);
        assertThat(found(ann, "{\"from\":\"stranger@example.com\"}")).isEmpty();
        var eve = platform.register();
        assertThat(search(eve, "{\"thread_id\":\"%s\"}".formatted(thread)).status())
                .isEqualTo(403);
        assertThat(search(ann, "{\"thread_id\":\"nothing\"}").status()).isEqualTo(404);
    }

    @Test
    void namesEverythingThatIsWrongWithARequest() {
        var ann = platform.register();

        var answer =
                search(ann, "{\"query\":7,\"fields\":[\"bcc\"],\"date_from\":\"soon\",\"limit\":101,\"inbox\":\"x\"}");

        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.body().get("errors").propertyNames())
                .containsExactlyInAnyOrder("query", "fields", "date_from", "limit", "inbox");
        assertThat(search(ann, "{\"query\":\"((( && || ~2 a^ \\\\\"}").status()).isEqualTo(200);
    }

    @Test
    void forgetsADeletedInbox() throws Exception {
        var ann = platform.register();
        write(ann, "Gone soon", "An ephemeral note.");
        awaitFound(ann, "{\"query\":\"ephemeral\"}", "Gone soon");

        ann.delete("/api/v1/inboxes/" + ann.inboxId());

        assertThat(found(ann, "{\"query\":\"ephemeral\"}")).isEmpty();
        await().until(() -> elasticsearch("_search?q=inbox_id:" + ann.inboxId()).contains("\"value\":0"));
    }

    @Test
    void findsAfterwardsWhatWasSentWhileElasticsearchWasDown() {
        var ann = platform.register();
        var elasticsearch = platform.bean(LocalElasticsearch.class);
        ProcessHandle.of(elasticsearch.pid()).orElseThrow().destroyForcibly();

        assertThat(write(ann, "Meanwhile", "Nobody is listening.")).isEqualTo(201);
        assertThat(search(ann, "{\"query\":\"listening\"}"))
                .satisfiesAnyOf(
                        down -> assertThat(down.status()).isEqualTo(503),
                        back -> assertThat(back.status()).isEqualTo(200));

        awaitFound(ann, "{\"query\":\"listening\"}", "Meanwhile");
    }

    @Test
    void keepsTheOldIndexUntilTheNewOneIsWhole() throws Exception {
        var ann = platform.register();
        write(ann, "Kept", "This is indexed twice.");
        awaitFound(ann, "{\"query\":\"twice\"}", "Kept");
        await().until(() ->
                elasticsearch("_search?q=status:bounced%20AND%20subject:kept").contains("\"value\":1"));
        var before = elasticsearch("_alias/mailboxkit-messages");

        platform.bean(Projections.class).replay(ProjectionNames.SEARCH).join();

        await().until(() -> !elasticsearch("_alias/mailboxkit-messages").equals(before));
        await().until(() ->
                elasticsearch("_search?q=status:bounced%20AND%20subject:kept").contains("\"value\":1"));
        assertThat(found(ann, "{\"query\":\"twice\"}")).containsExactly("Kept");
        assertThat(elasticsearch("_alias")).doesNotContain("mailboxkit-messages-1\"");
    }

    private static int write(Agent agent, String subject, String text) {
        return agent.post(
                        "/api/v1/inboxes/%s/messages/send".formatted(agent.inboxId()),
                        "{\"to\":[\"someone@example.com\"],\"subject\":\"%s\",\"text\":\"%s\"}"
                                .formatted(subject, text))
                .status();
    }

    private static Api.Answer search(Agent agent, String request) {
        return agent.post("/api/v1/messages/search", request);
    }

    private static List<String> found(Agent agent, String request) {
        var answer = search(agent, request);
        assertThat(answer.status()).isEqualTo(200);
        return answer.body()
                .get("data")
                .valueStream()
                .map(message -> message.get("subject").stringValue())
                .toList();
    }

    private static void awaitFound(Agent agent, String request, String... subjects) {
        await().atMost(Duration.ofMinutes(2))
                .untilAsserted(() -> assertThat(found(agent, request)).containsExactly(subjects));
    }

    private static String elasticsearch(String path) throws Exception {
        var uri = platform.bean(LocalElasticsearch.class).uri();
        var index = path.startsWith("_search") ? "/mailboxkit-messages/" : "/";
        try (var http = HttpClient.newHttpClient()) {
            var request = HttpRequest.newBuilder(URI.create(uri + index + path)).build();
            return http.send(request, BodyHandlers.ofString()).body();
        }
    }
}
