package com.mailboxkit.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.mailboxkit.command.session.SignInLinks;
import com.mailboxkit.kernel.Ulid;
import com.mailboxkit.kernel.organization.OrganizationId;
import com.mailboxkit.server.Api.Answer;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.JdbcTemplate;

/// Owners claim what agents registered in their name.
class OwnerSessionsIT {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Pattern LINK = Pattern.compile("https://mail\\.example\\.com/#/link/([A-Za-z0-9_.-]+)");

    @TempDir
    private static Path data;

    private static SmtpSink servers;
    private static Platform platform;

    @BeforeAll
    static void start() throws IOException {
        servers = new SmtpSink();
        platform = Platform.start(
                data,
                "--mailboxkit.smtp.port=0",
                "--mailboxkit.public-url=https://mail.example.com",
                "--mailboxkit.sessions.links-per-owner=2",
                "--mailboxkit.delivery.mode=relay",
                "--mailboxkit.delivery.relay.port=" + servers.port());
    }

    @AfterAll
    static void stop() throws IOException {
        platform.close();
        servers.close();
    }

    @Test
    void mailsALinkThatShowsAllAgentsOfTheOwner() {
        var one = platform.register("two-agents@owners.example");
        var other = platform.register("Two-Agents@Owners.example");
        platform.register("somebody-else@owners.example");

        assertThat(ask("TWO-agents@owners.example").status()).isEqualTo(202);
        var owner = Browser.ofLink(platform, token("two-agents@owners.example"));

        var session = owner.get("/api/v1/session").body().get("data");
        assertThat(session.get("kind").stringValue()).isEqualTo("owner");
        assertThat(session.get("owner_email").stringValue()).isEqualTo("two-agents@owners.example");
        assertThat(session.get("organizations")
                        .valueStream()
                        .map(organization -> organization.get("id").stringValue()))
                .containsExactly(Browser.organization(one), Browser.organization(other));
        assertThat(owner.get("/api/v1/organization").body())
                .isEqualTo(one.get("/api/v1/organization").body());
        assertThat(owner.get(Browser.organization(other), "/api/v1/inboxes").body())
                .isEqualTo(other.get("/api/v1/inboxes").body());
        assertThat(owner.get("/api/v1/inboxes?organization=" + Browser.organization(other))
                        .body())
                .isEqualTo(other.get("/api/v1/inboxes").body());
    }

    @Test
    void makesAndRevokesKeysOfTheChosenAgent() {
        var one = platform.register("keys@owners.example");
        var other = platform.register("keys@owners.example");
        var owner = Browser.ofOwner(platform, one);
        var chosen = Browser.organization(other);

        var made = owner.ask(chosen, "POST", "/api/v1/api_keys", "{\"name\":\"By its owner\"}");

        assertThat(made.status()).isEqualTo(201);
        var key = made.body().at("/data/key").stringValue();
        assertThat(platform.call(key, "GET", "/api/v1/organization", null).body())
                .isEqualTo(other.get("/api/v1/organization").body());
        var id = made.body().at("/data/id").stringValue();
        assertThat(owner.delete("/api/v1/api_keys/" + id).status()).isEqualTo(403);
        assertThat(owner.ask(chosen, "DELETE", "/api/v1/api_keys/" + id, null).status())
                .isEqualTo(204);
        assertThat(platform.call(key, "GET", "/api/v1/organization", null).status())
                .isEqualTo(401);
    }

    @Test
    void renamesAnAgent() {
        var agent = platform.register("renames@owners.example");
        var owner = Browser.ofOwner(platform, agent);

        var renamed = owner.ask("", "PATCH", "/api/v1/organization", "{\"name\":\"Renamed\"}");

        assertThat(renamed.status()).isEqualTo(200);
        assertThat(renamed.body().at("/data/name").stringValue()).isEqualTo("Renamed");
        assertThat(agent.get("/api/v1/organization").body().at("/data/name").stringValue())
                .isEqualTo("Renamed");
        assertThat(owner.get("/api/v1/session")
                        .body()
                        .at("/data/organizations/0/name")
                        .stringValue())
                .isEqualTo("Renamed");
    }

    @Test
    void deletesAnAgentWithAllThatBelongsToIt() {
        var gone = platform.register("deletes@owners.example");
        var kept = platform.register("deletes@owners.example");
        gone.post("/api/v1/webhooks", "{\"url\":\"https://example.com/\",\"events\":[\"message.received\"]}");
        gone.post("/api/v1/domains", "{\"name\":\"mine.example\"}");
        var id = Browser.organization(gone);
        var ofKey = Browser.ofKey(platform, gone.key());
        var owner = Browser.ofOwner(platform, gone);
        assertThat(gone.delete("/api/v1/organization").status()).isEqualTo(403);

        assertThat(owner.ask(id, "DELETE", "/api/v1/organization", null).status())
                .isEqualTo(204);

        assertThat(gone.get("/api/v1/organization").status()).isEqualTo(401);
        assertThat(ofKey.get("/api/v1/organization").status()).isEqualTo(401);
        assertThat(owner.get(id, "/api/v1/organization").status()).isEqualTo(403);
        assertThat(owner.get("/api/v1/organization").body())
                .isEqualTo(kept.get("/api/v1/organization").body());
        assertThat(kept.post("/api/v1/inboxes", "{\"name\":\"x\",\"email\":\"%s\"}".formatted(gone.email()))
                        .body()
                        .get("error")
                        .stringValue())
                .as("its address is not handed on")
                .isEqualTo("email_taken");
        var database = platform.bean(JdbcTemplate.class);
        assertThat(database.queryForObject(
                        "select (select count(*) from inbox where organization_id = ? and deleted_at is null)"
                                + " + (select count(*) from webhook where organization_id = ? and deleted_at is null)"
                                + " + (select count(*) from mail_domain where organization_id = ?)",
                        Integer.class,
                        id,
                        id,
                        id))
                .isZero();
        assertThat(owner.ask(Browser.organization(kept), "DELETE", "/api/v1/organization", null)
                        .status())
                .isEqualTo(204);
        assertThat(owner.get("/api/v1/session").body().at("/data/organizations").size())
                .isZero();
        assertThat(owner.get("/api/v1/wallet").status()).isEqualTo(403);
    }

    @Test
    void opensNothingOfAnotherOwner() {
        var owner = Browser.ofOwner(platform, platform.register("ann@owners.example"));

        for (var other : List.of("ann+x@owners.example", "\u0430nn@owners.example", "ann@owners.example.com")) {
            var foreign = Browser.organization(platform.register(other));
            assertThat(owner.get(foreign, "/api/v1/wallet").status()).as(other).isEqualTo(403);
            assertThat(owner.ask(foreign, "POST", "/api/v1/api_keys", "{\"name\":\"x\"}")
                            .status())
                    .as(other)
                    .isEqualTo(403);
        }
        assertThat(owner.get("01KHXCQ5GVA8SQN2HJX6B9Z4T0", "/api/v1/wallet").status())
                .isEqualTo(403);
        assertThat(owner.get(OrganizationId.PLATFORM.value(), "/api/v1/wallet").status())
                .isEqualTo(403);
    }

    @Test
    void signsInOnceWithALinkHoweverManyTryAtOnce() throws Exception {
        var token = Browser.token(platform, Browser.organization(platform.register("once@owners.example")));

        List<Integer> statuses;
        try (var callers = Executors.newVirtualThreadPerTaskExecutor()) {
            var calls = IntStream.range(0, 8)
                    .<Callable<Integer>>mapToObj(i -> () -> signIn(token).status())
                    .toList();
            statuses = callers.invokeAll(calls).stream()
                    .map(answer -> answer.resultNow())
                    .toList();
        }

        assertThat(statuses).containsOnlyOnce(201).allMatch(status -> status == 201 || status == 401);
        assertThat(signIn(token).status()).isEqualTo(401);
    }

    @Test
    void takesNoOldLink() {
        var organization = new OrganizationId(Browser.organization(platform.register("late@owners.example")));
        var before = Instant.now().minus(SignInLinks.VALIDITY);

        var link = platform.bean(SignInLinks.class).link(organization, Ulid.at(before), before);

        assertThat(signIn(Browser.tokenOf(link)).status()).isEqualTo(401);
    }

    @Test
    void tellsNobodyWhoIsAnOwnerAndWritesToNobodyElse() {
        var known = platform.register("known@owners.example");
        var hosted = platform.register(known.email());

        var answers = List.of("known@owners.example", "unknown@owners.example", known.email()).stream()
                .map(OwnerSessionsIT::ask)
                .toList();

        assertThat(answers).allSatisfy(answer -> {
            assertThat(answer.status()).isEqualTo(202);
            assertThat(answer.response().body()).isEmpty();
        });
        token("known@owners.example"); // so the others would be there as well
        assertThat(mailTo("unknown@owners.example")).isZero();
        assertThat(known.get("/api/v1/inboxes/%s/messages?direction=inbound".formatted(known.inboxId()))
                        .body()
                        .get("data")
                        .size())
                .as("an agent that is named as the owner of %s gets no link", hosted)
                .isZero();
        assertThat(ask("no address").status()).isEqualTo(422);
    }

    @Test
    void floodsNoOwner() {
        platform.register("flooded@owners.example");
        for (int i = 0; i < 6; i++) {
            assertThat(ask("flooded@owners.example").status()).isEqualTo(202);
        }
        platform.register("afterwards@owners.example");
        ask("afterwards@owners.example");

        token("afterwards@owners.example");

        assertThat(mailTo("flooded@owners.example")).isEqualTo(2);
    }

    @Test
    void listsAndRevokesTheOwnersSessionsOnly() {
        var agent = platform.register("devices@owners.example");
        var here = Browser.ofOwner(platform, agent);
        var there = Browser.ofOwner(platform, agent);
        var ofKey = Browser.ofKey(platform, agent.key());
        var foreign = Browser.ofOwner(platform, platform.register("foreign@owners.example"));

        assertThat(here.get("/api/v1/sessions")
                        .body()
                        .get("data")
                        .valueStream()
                        .map(session -> session.get("id").stringValue()))
                .containsExactly(there.id(), here.id());
        for (var other : List.of(foreign, ofKey)) {
            assertThat(here.delete("/api/v1/sessions/" + other.id()).status()).isEqualTo(403);
            assertThat(other.delete("/api/v1/sessions/" + here.id()).status()).isEqualTo(403);
            assertThat(other.get("/api/v1/session").status()).isEqualTo(200);
        }
        assertThat(here.delete("/api/v1/sessions/" + there.id()).status()).isEqualTo(204);
        assertThat(there.get("/api/v1/session").status()).isEqualTo(401);
    }

    private static Answer ask(String owner) {
        return platform.call(
                null, "POST", "/api/v1/sessions/links", "{\"owner_email\":\"%s\"}".formatted(owner.replace("\"", "")));
    }

    private static Answer signIn(String token) {
        return platform.call(null, "POST", "/api/v1/sessions", "{\"token\":\"%s\"}".formatted(token));
    }

    private static long mailTo(String owner) {
        return servers.messages().stream()
                .filter(message -> isTo(message, owner))
                .count();
    }

    /// It goes to the address as the agent wrote it.
    private static boolean isTo(String message, String owner) {
        return message.toLowerCase(Locale.ROOT).contains("to: " + owner);
    }

    private static String token(String owner) {
        return await().atMost(PATIENCE)
                .until(
                        () -> servers.messages().stream()
                                .filter(message -> isTo(message, owner))
                                .map(message -> LINK.matcher(message.replaceAll("=\r?\n", "")))
                                .filter(found -> found.find())
                                .map(found -> found.group(1))
                                .collect(Collectors.joining(" ")),
                        found -> !found.isEmpty())
                .split(" ")[0];
    }
}
