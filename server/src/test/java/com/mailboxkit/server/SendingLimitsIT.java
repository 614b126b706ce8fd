package com.mailboxkit.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.mailboxkit.server.Api.Agent;
import com.mailboxkit.server.Api.Answer;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/// What a fresh account, its owner and an operator can do about what it sends.
class SendingLimitsIT {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Pattern LINK = Pattern.compile("https://mail\\.example\\.com(/confirm/[A-Za-z0-9_.-]+)");

    @TempDir
    private static Path data;

    private static SmtpSink servers;
    private static Platform platform;
    private static String adminKey;

    @BeforeAll
    static void start() throws IOException {
        servers = new SmtpSink();
        platform = Platform.start(
                data,
                "--mailboxkit.smtp.port=0",
                "--mailboxkit.public-url=https://mail.example.com",
                "--mailboxkit.sending.ramp=true",
                "--mailboxkit.tariff.opening-credits-per-owner=1",
                "--mailboxkit.delivery.mode=relay",
                "--mailboxkit.delivery.relay.port=" + servers.port());
        adminKey = Files.readString(data.resolve("admin-key")).strip();
    }

    @AfterAll
    static void stop() throws IOException {
        platform.close();
        servers.close();
    }

    @Test
    void letsAFreshAccountSendToFewUntilItsOwnerPressesTheButton() throws Exception {
        var agent = register("fresh@owners.example");
        assertThat(statuses(agent, 12)).filteredOn(status -> status == 201).hasSize(10);
        var refused = send(agent, 1);
        assertThat(refused.status()).isEqualTo(403);
        assertThat(refused.body().get("error").stringValue()).isEqualTo("sending_limit_reached");
        assertThat(refused.body().get("message").stringValue()).contains("20 recipients", "link that we mailed");
        assertThat(send(agent, agent.email()).status()).isEqualTo(201);

        var link = link("fresh@owners.example");
        var page = fetch("GET", link);
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body()).contains("<form method=\"post\">").doesNotContain("<script");
        assertThat(page.headers().firstValue("Content-Security-Policy").orElseThrow())
                .contains("form-action 'self'");
        assertThat(send(agent, 1).status()).isEqualTo(403);
        assertThat(fetch("POST", link + "x").statusCode()).isEqualTo(404);

        assertThat(fetch("POST", link).statusCode()).isEqualTo(200);
        assertThat(fetch("POST", link).statusCode()).isEqualTo(200);

        assertThat(send(agent, 50).status()).isEqualTo(201);
        await().atMost(PATIENCE)
                .until(() -> !organization("fresh@owners.example")
                        .get("owner_confirmed_at")
                        .isNull());
    }

    @Test
    void suspendsLimitsAndResumes() {
        var agent = register("spammer@owners.example");
        var id = organization("spammer@owners.example").get("id").stringValue();

        assertThat(admin("POST", id + "/suspension", "{\"reason\":\"sold pills\"}")
                        .status())
                .isEqualTo(204);
        assertThat(send(agent, 1).body().get("error").stringValue()).isEqualTo("organization_suspended");
        assertThat(send(agent, agent.email()).status()).isEqualTo(403);
        var friend = register("friend@owners.example");
        assertThat(send(friend, agent.email()).status()).isEqualTo(201);
        await().atMost(PATIENCE).until(() -> received(agent) == 1);
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(organization("spammer@owners.example")
                                .get("suspension_reason")
                                .stringValue())
                        .isEqualTo("sold pills"));

        assertThat(admin("DELETE", id + "/suspension", null).status()).isEqualTo(204);
        assertThat(admin("POST", id + "/sending-limit", "{\"recipients_per_day\":1}")
                        .status())
                .isEqualTo(204);
        assertThat(send(agent, 1).status()).isEqualTo(201);
        assertThat(send(agent, 1).status()).isEqualTo(403);
        assertThat(admin("DELETE", id + "/sending-limit", null).status()).isEqualTo(204);
        assertThat(send(agent, 1).status()).isEqualTo(201);
        assertThat(admin("POST", "01KHXCQ5GVA8SQN2HJX6B9Z4T0/suspension", "{\"reason\":\"x\"}")
                        .status())
                .isEqualTo(404);
    }

    @Test
    void givesTheOpeningCreditOnceToAnOwner() {
        assertThat(balance(register("gifted@owners.example"))).isEqualTo(1_000);
        assertThat(balance(register("Gifted+2@owners.example"))).isZero();
        assertThat(balance(register("gift\u0435d@owners.example"))).isZero();
        assertThat(balance(register("another@owners.example"))).isEqualTo(1_000);
    }

    @Test
    void pricesByTheRecipient() {
        var agent = register("rich@owners.example");

        assertThat(send(agent, 5).status()).isEqualTo(201);

        assertThat(balance(agent)).isEqualTo(990);
    }

    private static List<Integer> statuses(Agent agent, int sends) throws Exception {
        try (var callers = Executors.newVirtualThreadPerTaskExecutor()) {
            var calls = IntStream.range(0, sends)
                    .<Callable<Integer>>mapToObj(i -> () -> send(agent, 2).status())
                    .toList();
            return callers.invokeAll(calls).stream()
                    .map(answer -> answer.resultNow())
                    .toList();
        }
    }

    private static Answer send(Agent agent, int outside) {
        return send(
                agent,
                IntStream.range(0, outside)
                        .mapToObj("kim-%d@big.example"::formatted)
                        .toArray(String[]::new));
    }

    private static Answer send(Agent agent, String... to) {
        return agent.post(
                "/api/v1/inboxes/%s/messages/send".formatted(agent.inboxId()),
                "{\"to\":[\"%s\"],\"subject\":\"Hi\",\"text\":\"Hi\"}".formatted(String.join("\",\"", to)));
    }

    private static String link(String owner) {
        return await().atMost(PATIENCE)
                .until(
                        () -> servers.messages().stream()
                                .filter(message -> message.contains("To: " + owner))
                                .map(message -> LINK.matcher(message.replaceAll("=\r?\n", "")))
                                .filter(found -> found.find())
                                .map(found -> found.group(1))
                                .findFirst()
                                .orElse(""),
                        found -> !found.isEmpty());
    }

    private static HttpResponse<String> fetch(String method, String path) throws Exception {
        var request = HttpRequest.newBuilder(platform.at(path))
                .method(method, HttpRequest.BodyPublishers.noBody())
                .build();
        try (var browser = HttpClient.newHttpClient()) {
            return browser.send(request, BodyHandlers.ofString());
        }
    }

    private static Answer admin(String method, String path, String body) {
        return platform.call(adminKey, method, "/admin/organizations/" + path, body);
    }

    /** An operator's list does not wait for what another client has just written, so this waits for the row. */
    private static JsonNode organization(String owner) {
        return await().atMost(PATIENCE)
                .until(
                        () -> platform.call(adminKey, "GET", "/admin/organizations?about=" + owner, null)
                                .body()
                                .at("/data/0"),
                        JsonNode::isObject);
    }

    private static int received(Agent agent) {
        return agent.get("/api/v1/inboxes/%s/messages?direction=inbound".formatted(agent.inboxId()))
                .body()
                .get("data")
                .size();
    }

    private static long balance(Agent agent) {
        return agent.get("/api/v1/wallet").body().at("/data/balance_mills").longValue();
    }

    private static Agent register(String owner) {
        var body = platform.call(
                        null,
                        "POST",
                        "/api/v1/register",
                        "{\"name\":\"Agent\",\"owner_email\":\"%s\"}".formatted(owner))
                .body();
        return new Agent(
                platform,
                body.get("api_key").stringValue(),
                body.get("inbox_id").stringValue(),
                body.get("email").stringValue());
    }
}
