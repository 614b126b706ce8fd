package com.mailboxkit.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.mailboxkit.server.Api.Agent;
import com.mailboxkit.server.Api.Answer;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/// A sender who asks for it learns that a message was opened, and by whom of its recipients.
class OpensIT {

    private static final Pattern TOKEN = Pattern.compile("src=\"http://[^\"]*/o/([^\"]+)\"");

    @TempDir
    private static Path data;

    private static Platform platform;

    private Agent ann;
    private Agent bob;
    private Agent cid;

    @BeforeAll
    static void start() {
        platform = Platform.start(data, "--mailboxkit.smtp.port=0", "--mailboxkit.opens.pause=0s");
    }

    @AfterAll
    static void stop() {
        platform.close();
    }

    @BeforeEach
    void prepare() {
        ann = platform.register();
        bob = platform.register();
        cid = platform.register();
    }

    @Test
    void tellsOfTheFirstTimeAndCountsTheOthers() throws Exception {
        var sent = sendTracked();
        var token = tokenFor(bob);
        assertThat(tokenFor(cid)).isNotEqualTo(token);
        assertThat(opens(sent)).containsExactly(0, 0);

        assertIsAPictureThatTellsNothing(fetch(token));
        fetch(token);

        await().untilAsserted(() -> assertThat(opens(sent)).containsExactly(2, 0));
        assertThat(opened()).singleElement().satisfies(event -> {
            assertThat(event.at("/data/id")).isEqualTo(sent.body().at("/data/id"));
            assertThat(event.at("/data/recipient").stringValue()).isEqualTo(bob.email());
        });
        assertThat(read(sent).get("status").stringValue()).isEqualTo("delivered");
        assertThat(read(sent)
                        .get("events")
                        .valueStream()
                        .filter(event -> event.get("type").stringValue().equals("opened")))
                .hasSize(1);
    }

    @Test
    void showsTheSenderWhatWasSentWithoutCountingThat() throws Exception {
        var sent = sendTracked();

        assertThat(read(sent).get("html_body").stringValue()).isEqualTo("<p>Look</p>");
        var raw = ann.get(path(sent) + "/raw").response().body();
        var placeholder = token(
                new String(raw, StandardCharsets.UTF_8).replace("=\r\n", "").replace("=3D", "="));
        assertThat(placeholder).isNotEqualTo(tokenFor(bob)).hasSameSizeAs(tokenFor(bob));
        assertIsAPictureThatTellsNothing(fetch(placeholder));
        assertIsAPictureThatTellsNothing(fetch("nonsense"));
        assertThat(opened()).isEmpty();
    }

    @Test
    void tracksNothingUnlessAsked() {
        var plain = ann.post(send(), "{\"to\":[\"%s\"],\"text\":\"Hi\",\"track_opens\":true}".formatted(bob.email()));
        assertThat(plain.status()).isEqualTo(201);
        assertThat(read(plain).at("/recipients/0/opens").isMissingNode()).isTrue();
        ann.post(send(), "{\"to\":[\"%s\"],\"html\":\"<p>Hi</p>\"}".formatted(cid.email()));

        await().untilAsserted(() -> assertThat(newest(cid)).isNotNull());
        assertThat(html(cid)).isEqualTo("<p>Hi</p>");
        assertThat(ann.post(send(), "{\"to\":[\"a@b.example\"],\"html\":\"Hi\",\"track_opens\":\"yes\"}")
                        .body()
                        .at("/errors/track_opens"))
                .isNotEmpty();
    }

    @Test
    void tracksRepliesAndFormsToo() throws Exception {
        var form = "--x\r\nContent-Disposition: form-data; name=\"%s\"\r\n\r\n%s\r\n";
        var request = HttpRequest.newBuilder(platform.at(send()))
                .header("Authorization", "Bearer " + ann.key())
                .header("Content-Type", "multipart/form-data; boundary=x")
                .POST(BodyPublishers.ofString(form.formatted("to[0]", bob.email())
                        + form.formatted("html", "<p>Look</p>")
                        + form.formatted("track_opens", "true")
                        + "--x--\r\n"));
        try (var client = HttpClient.newHttpClient()) {
            assertThat(client.send(request.build(), BodyHandlers.ofString()).statusCode())
                    .isEqualTo(201);
        }
        assertThat(tokenFor(bob)).isNotEmpty();

        var reply = bob.post(
                "/api/v1/inboxes/%s/messages/%s/reply"
                        .formatted(bob.inboxId(), newest(bob).get("id").stringValue()),
                "{\"html\":\"<p>Thanks</p>\",\"track_opens\":true}");

        assertThat(reply.status()).isEqualTo(201);
        assertThat(tokenFor(ann)).isNotEmpty();
    }

    @Test
    void isOpenedAtOnceInTheSandboxWhereTheRecipientStandsForThat() {
        var key = ann.post("/api/v1/api_keys", "{\"name\":\"Test\",\"test\":true}")
                .body()
                .at("/data/key")
                .stringValue();
        ann = new Agent(ann.api(), key, ann.inboxId(), ann.email());

        var sent = ann.send("opened@test.mailboxkit.dev", "Look");

        await().untilAsserted(() -> assertThat(opens(sent)).containsExactly(1));
        assertThat(opened())
                .singleElement()
                .satisfies(event -> assertThat(event.get("test").booleanValue()).isTrue());
    }

    private Answer sendTracked() {
        var sent = ann.post(
                send(),
                "{\"to\":[\"%s\",\"%s\"],\"html\":\"<p>Look</p>\",\"track_opens\":true}"
                        .formatted(bob.email(), cid.email()));
        assertThat(sent.status()).as(sent.body().toString()).isEqualTo(201);
        return sent;
    }

    private static void assertIsAPictureThatTellsNothing(HttpResponse<byte[]> answer) {
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(new String(answer.body(), StandardCharsets.ISO_8859_1)).startsWith("GIF89a");
        assertThat(answer.headers().firstValue("Content-Type")).contains("image/gif");
        assertThat(answer.headers().firstValue("Cache-Control").orElse("")).contains("no-store");
        assertThat(answer.headers().map()).doesNotContainKeys("set-cookie", "etag", "last-modified");
    }

    private static HttpResponse<byte[]> fetch(String token) throws IOException, InterruptedException {
        try (var client = HttpClient.newHttpClient()) {
            return client.send(
                    HttpRequest.newBuilder(platform.at("/o/" + token)).build(), BodyHandlers.ofByteArray());
        }
    }

    private String tokenFor(Agent recipient) {
        await().untilAsserted(() -> assertThat(newest(recipient)).isNotNull());
        return token(html(recipient));
    }

    private static String token(String html) {
        var matcher = TOKEN.matcher(html);
        assertThat(matcher.find()).as(html).isTrue();
        return matcher.group(1);
    }

    private static String html(Agent reader) {
        return reader.get("/api/v1/inboxes/%s/messages/%s"
                        .formatted(reader.inboxId(), newest(reader).get("id").stringValue()))
                .body()
                .at("/data/html_body")
                .stringValue();
    }

    private static JsonNode newest(Agent reader) {
        return reader.get("/api/v1/inboxes/%s/messages?direction=inbound".formatted(reader.inboxId()))
                .body()
                .get("data")
                .get(0);
    }

    private List<JsonNode> opened() {
        return ann.get("/api/v1/events?events=message.opened")
                .body()
                .get("data")
                .valueStream()
                .toList();
    }

    private List<Integer> opens(Answer sent) {
        return read(sent)
                .get("recipients")
                .valueStream()
                .map(recipient -> recipient.path("opens").asInt(-1))
                .toList();
    }

    private JsonNode read(Answer sent) {
        return ann.get(path(sent)).body().get("data");
    }

    private String path(Answer sent) {
        return "/api/v1/inboxes/%s/messages/%s"
                .formatted(ann.inboxId(), sent.body().at("/data/id").stringValue());
    }

    private String send() {
        return "/api/v1/inboxes/%s/messages/send".formatted(ann.inboxId());
    }
}
