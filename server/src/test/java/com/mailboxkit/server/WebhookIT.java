package com.mailboxkit.server;

import static com.mailboxkit.server.Receiver.status;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.mailboxkit.server.Api.Agent;
import com.mailboxkit.server.Api.Answer;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/// Webhooks of a platform whose schedule is pressed into seconds.
class WebhookIT {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @TempDir
    private static Path data;

    private static Platform platform;

    private Agent ann;
    private Agent bob;
    private Receiver hook;

    @BeforeAll
    static void start() {
        platform = Platform.start(
                data,
                "--mailboxkit.smtp.port=0",
                "--mailboxkit.webhooks.allowed-networks=127.0.0.1",
                "--mailboxkit.webhooks.retries.waits=200ms,400ms",
                "--mailboxkit.webhooks.calls.timeout=2s");
    }

    @AfterAll
    static void stop() {
        platform.close();
    }

    @BeforeEach
    void prepare() throws IOException {
        ann = platform.register();
        bob = platform.register();
        hook = new Receiver();
    }

    @AfterEach
    void end() {
        hook.close();
    }

    @Test
    void tellsOfAMessageFromSendToReceipt() throws Exception {
        var sender = make(ann, "message.sent", "message.delivered");
        var receiver = make(bob, "message.received");

        ann.send(bob.email(), "Hello Bob");

        await().atMost(PATIENCE).untilAsserted(() -> assertThat(hook.told()).hasSize(3));
        var received = hook.told("message.received").getFirst();
        var message = received.json().get("data");
        assertThat(message.get("inbox_id").stringValue()).isEqualTo(bob.inboxId());
        assertThat(message.get("from_email").stringValue()).isEqualTo(ann.email());
        assertThat(message.get("to_emails").get(0).stringValue()).isEqualTo(bob.email());
        assertThat(message.get("subject").stringValue()).isEqualTo("Hello Bob");
        assertThat(message.get("text_body").stringValue()).startsWith("Hello");
        assertThat(received.headers()).containsEntry("x-mailboxkit-signature", signature(receiver, received.body()));
        assertThat(hook.told("message.delivered")
                        .getFirst()
                        .json()
                        .at("/data/recipient")
                        .stringValue())
                .isEqualTo(bob.email());
        await().untilAsserted(() -> assertThat(ann.attempts(id(sender)))
                .hasSize(2)
                .allMatch(attempt -> attempt.get("success").booleanValue()));
    }

    /// `message.complained` comes with a report from outside.
    @Test
    void tellsOfEverythingThatHappens() {
        make(
                ann,
                "inbox.created",
                "inbox.deleted",
                "message.sent",
                "message.received",
                "message.delivered",
                "message.bounced",
                "message.rejected",
                "message.opened");
        var inbox = ann.post("/api/v1/inboxes", "{\"name\":\"Second\"}").body().at("/data");
        ann.delete("/api/v1/inboxes/" + inbox.get("id").stringValue());
        bob.send(ann.email(), "Hello Ann");
        var sandbox = sandbox(ann);
        for (var outcome : List.of("delivered", "bounced", "rejected", "opened")) {
            sandbox.send(outcome + "@test.mailboxkit.dev", outcome);
        }

        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(hook.told().stream()
                                .collect(Collectors.groupingBy(Receiver.Told::event, Collectors.counting())))
                        .isEqualTo(Map.of(
                                "inbox.created", 1L,
                                "inbox.deleted", 1L,
                                "message.sent", 4L,
                                "message.received", 1L,
                                "message.delivered", 2L,
                                "message.bounced", 1L,
                                "message.rejected", 1L,
                                "message.opened", 1L)));
        assertThat(hook.told("inbox.deleted").getFirst().json().at("/data/id")).isEqualTo(inbox.get("id"));
        assertThat(hook.told("message.bounced")
                        .getFirst()
                        .json()
                        .at("/data/detail")
                        .stringValue())
                .contains("5.1.1");
        assertThat(hook.told().stream().map(Receiver.Told::id).distinct())
                .hasSize(hook.told().size());
    }

    @Test
    void leadsToAttachmentsAndToBodiesThatAreTooLarge() throws Exception {
        make(bob, "message.received");

        ann.post(
                "/api/v1/inboxes/%s/messages/send".formatted(ann.inboxId()),
                "{\"to\":[\"%s\"],\"subject\":\"Large\",\"text\":\"%s\",\"attachments\":[{\"filename\":\"a.txt\",\"content\":\"aGVsbG8=\"}]}"
                        .formatted(bob.email(), "large ".repeat(50_000)));

        await().atMost(PATIENCE).until(() -> !hook.told().isEmpty());
        var message = hook.told().getFirst().json().get("data");
        assertThat(message.get("truncated").booleanValue()).isTrue();
        assertThat(message.get("text_body").isNull()).isTrue();
        assertThat(message.get("subject").stringValue()).isEqualTo("Large");
        assertThat(hook.told().getFirst().body().length).isLessThan(400_000);
        assertThat(bob.get(path(message.get("url")))
                        .body()
                        .at("/data/text_body")
                        .stringValue())
                .startsWith("large large");
        var attachment = message.at("/attachments/0");
        assertThat(attachment.get("filename").stringValue()).isEqualTo("a.txt");
        assertThat(platform.call(null, "GET", path(attachment.get("url")), null)
                        .response()
                        .body())
                .asString(StandardCharsets.UTF_8)
                .isEqualTo("hello");
    }

    private static String path(JsonNode url) {
        var address = URI.create(url.stringValue());
        return address.getRawPath() + (address.getRawQuery() == null ? "" : "?" + address.getRawQuery());
    }

    private static Agent sandbox(Agent live) {
        var key = live.post("/api/v1/api_keys", "{\"name\":\"Test\",\"test\":true}")
                .body()
                .at("/data/key")
                .stringValue();
        return new Agent(live.api(), key, live.inboxId(), live.email());
    }

    private static String signature(Answer webhook, byte[] body) throws Exception {
        var secret = webhook.body().at("/data/secret").stringValue();
        var mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
        return HexFormat.of().formatHex(mac.doFinal(body));
    }

    @Test
    void succeedsOnceTheReceiverIsWellAgain() {
        hook.answers(status(500));
        var webhook = id(make(ann, "message.sent"));
        ann.send(bob.email(), "Patience");
        await().until(() -> !hook.told().isEmpty());

        hook.answers(status(204));

        await().atMost(PATIENCE)
                .until(() -> ann.attempts(webhook).stream()
                        .anyMatch(attempt -> attempt.get("success").booleanValue()));
        assertThat(hook.told().stream().map(Receiver.Told::id).distinct()).hasSize(1);
    }

    @Test
    void tellsNothingMoreWhereItIsAnsweredThatNobodyIsThere() {
        hook.answers(status(410));
        var webhook = id(make(ann, "message.sent"));

        ann.send(bob.email(), "Gone");

        await().atMost(PATIENCE).untilAsserted(() -> {
            var shown = ann.get("/api/v1/webhooks/" + webhook).body().get("data");
            assertThat(shown.get("enabled").booleanValue()).isFalse();
            assertThat(shown.get("disabled_reason").stringValue()).isEqualTo("gone");
        });
        ann.send(bob.email(), "Unheard");
        assertThat(hook.told()).hasSize(1);
        hook.answers(status(204));
        var enabled = ann.api().call(ann.key(), "PATCH", "/api/v1/webhooks/" + webhook, "{\"enabled\":true}");
        assertThat(enabled.status()).as(enabled.body().toString()).isEqualTo(200);
        ann.send(bob.email(), "Heard");
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(hook.told())
                        .anyMatch(told ->
                                told.json().at("/data/subject").stringValue().equals("Heard")));
        assertThat(hook.told())
                .noneMatch(told -> told.json().at("/data/subject").stringValue().equals("Unheard"));
    }

    @Test
    void tellsInOrderWhereThatIsAskedFor() {
        hook.answers(status(500));
        var made = ann.post(
                "/api/v1/webhooks",
                "{\"url\":\"%s\",\"events\":[\"message.sent\"],\"ordered\":true}".formatted(hook.url()));
        assertThat(made.status()).isEqualTo(201);
        ann.send(bob.email(), "One");
        await().until(() -> !hook.told().isEmpty());
        ann.send(bob.email(), "Two");
        ann.send(bob.email(), "Three");

        hook.answers(status(204));

        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(subjects().stream().distinct()).containsExactly("One", "Two", "Three"));
    }

    @Test
    void triesAWebhookWithAnEventThatIsMadeUp() {
        var webhook = id(make(ann, "message.sent"));

        var tested = ann.post("/api/v1/webhooks/%s/test".formatted(webhook), "{\"event\":\"message.bounced\"}");

        assertThat(tested.status()).isEqualTo(202);
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(hook.told()).singleElement().satisfies(told -> {
                    assertThat(told.event()).isEqualTo("message.bounced");
                    assertThat(told.json().get("test").booleanValue()).isTrue();
                }));
        assertThat(ann.post("/api/v1/webhooks/%s/test".formatted(webhook), "{\"event\":\"no.such\"}")
                        .status())
                .isEqualTo(422);
    }

    @Test
    void tellsAgainWhatWasToldInVainAndWhatWasBeforeIt() {
        ann.send(bob.email(), "Before");
        hook.answers(status(500));
        var webhook = id(make(ann, "message.sent"));
        ann.send(bob.email(), "In vain");
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(ann.attempts(webhook)).hasSize(3));
        var first = hook.told().getFirst().id();
        hook.answers(status(204));

        var failed = ann.post("/api/v1/webhooks/%s/replay".formatted(webhook), "{\"since\":\"2026-01-01T00:00:00Z\"}");

        assertThat(failed.status()).isEqualTo(202);
        await().atMost(PATIENCE).until(() -> hook.told().size() == 4);
        assertThat(hook.told().getLast().id()).isEqualTo(first);
        ann.post(
                "/api/v1/webhooks/%s/replay".formatted(webhook),
                "{\"since\":\"2026-01-01T00:00:00Z\",\"scope\":\"all\"}");
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(subjects()).contains("Before"));
        var attempt = ann.attempts(webhook).getFirst().get("id").stringValue();
        int before = hook.told().size();
        var one = ann.post("/api/v1/webhooks/%s/attempts/%s/replay".formatted(webhook, attempt), "{}");
        assertThat(one.status()).as(one.body().toString()).isEqualTo(202);
        await().atMost(PATIENCE).until(() -> hook.told().size() > before);
    }

    @ParameterizedTest
    @CsvSource({"+300000-01-01T00:00:00Z", "-300000-01-01T00:00:00Z", "2999-01-01T00:00:00Z"})
    void tellsNothingAgainFromATimeThatCannotBe(String since) {
        var webhook = id(make(ann, "message.sent"));

        var refused = ann.post("/api/v1/webhooks/%s/replay".formatted(webhook), "{\"since\":\"%s\"}".formatted(since));

        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.body().at("/errors/since")).isNotEmpty();
    }

    @Test
    void tellsNothingMoreOnceItIsDeleted() {
        hook.answers(status(500));
        var webhook = id(make(ann, "message.sent"));
        ann.send(bob.email(), "Too late");
        await().until(() -> !hook.told().isEmpty());

        assertThat(ann.delete("/api/v1/webhooks/" + webhook).status()).isEqualTo(204);

        assertThat(ann.delete("/api/v1/webhooks/" + webhook).status()).isEqualTo(404);
        assertThat(ann.get("/api/v1/webhooks").body().get("data")).isEmpty();
        ann.send("nobody@example.com", "Later");
        make(bob, "message.received");
        ann.send(bob.email(), "Seen by bob");
        await().atMost(PATIENCE).until(() -> subjects().contains("Seen by bob"));
        assertThat(subjects()).doesNotContain("Later");
    }

    @ParameterizedTest
    @CsvSource({
        "http://10.0.0.1/",
        "http://169.254.169.254/latest/meta-data",
        "http://[::1]/",
        "http://localhost.localdomain.invalid/",
        "ftp://example.com/",
        "https://example.com:0/",
        "https://example.com:65536/",
        "https://user:password@example.com/",
        "nonsense"
    })
    void refusesAUrlThatItWillNotCall(String url) {
        var refused = ann.post("/api/v1/webhooks", request(url, "message.sent"));

        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.body().at("/errors/url")).isNotEmpty();
    }

    @Test
    void showsNobodyTheWebhooksOfOthers() {
        var webhook = id(make(ann, "message.sent"));
        assertThat(ann.get("/api/v1/webhooks/" + webhook).body().toString()).doesNotContain("whsec_");

        for (var path : List.of("", "/attempts")) {
            assertThat(bob.get("/api/v1/webhooks/" + webhook + path).status()).isEqualTo(403);
        }
        assertThat(bob.delete("/api/v1/webhooks/" + webhook).status()).isEqualTo(403);
        assertThat(bob.post("/api/v1/webhooks/%s/rotate-secret".formatted(webhook), "{}")
                        .status())
                .isEqualTo(403);
    }

    @Test
    void signsWithBothSecretsAfterARotation() throws Exception {
        var made = make(ann, "message.sent");
        var rotated = ann.post("/api/v1/webhooks/%s/rotate-secret".formatted(id(made)), "{}");
        assertThat(rotated.status()).isEqualTo(200);

        ann.send(bob.email(), "Signed twice");

        await().atMost(PATIENCE).until(() -> !hook.told().isEmpty());
        var told = hook.told().getFirst();
        assertThat(told.headers())
                .containsEntry("x-mailboxkit-signature", signature(rotated, told.body()))
                .containsEntry("x-mailboxkit-signature-previous", signature(made, told.body()));
        assertThat(told.headers().get("webhook-signature").split(" ")).hasSize(2);
    }

    @Test
    void saysWhatIsATestToWhomAsksForTests() {
        make(ann, "message.sent");
        sandbox(ann).send("ann@example.com", "Only a test");

        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(hook.told())
                        .anyMatch(told -> told.json().path("test").asBoolean(false)));
    }

    private Answer make(Agent owner, String... events) {
        var made = owner.post("/api/v1/webhooks", request(hook.url(), events));
        assertThat(made.status()).as(made.body().toString()).isEqualTo(201);
        return made;
    }

    private static String request(String url, String... events) {
        return "{\"url\":\"%s\",\"events\":[\"%s\"]}".formatted(url, String.join("\",\"", events));
    }

    private static String id(Answer webhook) {
        return webhook.body().at("/data/id").stringValue();
    }

    private List<String> subjects() {
        return hook.told().stream()
                .map(told -> told.json().at("/data/subject").stringValue())
                .toList();
    }
}
