package com.mailboxkit.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.mailboxkit.server.Api.Agent;
import com.mailboxkit.smtp.dns.DnsServer;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.xbill.DNS.Type;
import tools.jackson.databind.JsonNode;

/// Domains against a name server that tells what the test published.
class DomainsIT {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @TempDir
    private static Path data;

    private static DnsServer dns;
    private static Platform platform;

    @BeforeAll
    static void start() throws IOException {
        dns = new DnsServer();
        platform = Platform.start(
                data,
                "--mailboxkit.smtp.port=0",
                "--mailboxkit.mail-host=mail.platform.example",
                "--mailboxkit.domains.check-every=2s",
                "--mailboxkit.domains.per-organization=3",
                "--mailboxkit.delivery.dns-server=" + dns.address());
    }

    @AfterAll
    static void stop() {
        platform.close();
        dns.close();
    }

    @Test
    void carriesInboxesOnceItsRecordsArePublished() {
        var agent = platform.register();
        var id = add(agent, "shop.example");
        assertThat(inbox(agent, "help@shop.example").status()).isEqualTo(422);
        assertThat(verify(agent, id).at("/dns/mx/reason").stringValue()).isEqualTo("There is no MX record.");

        publish(agent, id, "shop.example");
        var verified = verify(agent, id);

        for (var field : new String[] {"is", "mx", "spf", "dkim", "dmarc"}) {
            assertThat(verified.get(field + "_verified").booleanValue())
                    .as(field)
                    .isTrue();
        }
        assertThat(verified.get("verified_at").isString()).isTrue();
        assertThat(show(agent, id)).isEqualTo(verified);
        var made = inbox(agent, "help@shop.example");
        assertThat(made.status()).isEqualTo(201);
        var inbox = new Agent(platform, agent.key(), made.body().at("/data/id").stringValue(), "help@shop.example");
        assertThat(inbox.send(agent.email(), "From the shop").status()).isIn(200, 201, 202);
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(
                                agent.get("/api/v1/inboxes/%s/messages?direction=inbound".formatted(agent.inboxId()))
                                        .body()
                                        .at("/data/0/from_email")
                                        .asString())
                        .isEqualTo("help@shop.example"));
        assertThat(agent.get("/api/v1/organization")
                        .body()
                        .at("/data/domains_count")
                        .intValue())
                .isEqualTo(1);
    }

    @Test
    void belongsToOneOrganizationAtATime() {
        var first = platform.register();
        var second = platform.register();
        var mine = add(first, "moving.example");
        publish(first, mine, "moving.example");
        assertThat(verify(first, mine).get("is_verified").booleanValue()).isTrue();

        var theirs = add(second, "moving.example");
        assertThat(verify(second, theirs).get("dkim_verified").booleanValue()).isFalse();
        dns.without("default._domainkey.moving.example");
        publishKey(second, theirs, "moving.example");

        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(
                                verify(second, theirs).get("is_verified").booleanValue())
                        .isTrue());
        assertThat(show(first, mine).get("is_verified").booleanValue()).isFalse();
        assertThat(inbox(first, "help@moving.example").body().get("error").stringValue())
                .isEqualTo("domain_not_verified");
    }

    @Test
    void isCheckedAgainByItself() {
        var agent = platform.register();
        var id = add(agent, "forgetful.example");
        publish(agent, id, "forgetful.example");
        await().atMost(PATIENCE)
                .untilAsserted(
                        () -> assertThat(show(agent, id).get("is_verified").booleanValue())
                                .isTrue());
        var made = inbox(agent, "help@forgetful.example").body().at("/data/id").stringValue();

        dns.without("forgetful.example");

        await().atMost(PATIENCE)
                .untilAsserted(
                        () -> assertThat(show(agent, id).get("is_verified").booleanValue())
                                .isFalse());
        var sent = new Agent(platform, agent.key(), made, "help@forgetful.example").send("ann@example.com", "Hello");
        assertThat(sent.status()).isEqualTo(422);
        assertThat(sent.body().get("error").stringValue()).isEqualTo("domain_not_verified");
    }

    @Test
    void isSeenAndDeletedByItsOwnerOnly() {
        var agent = platform.register();
        var stranger = platform.register();
        var id = add(agent, "private.example");
        assertThat(show(agent, id).get("name").stringValue()).isEqualTo("private.example");

        for (var path : new String[] {"", "/dns"}) {
            assertThat(stranger.get("/api/v1/domains/" + id + path).status()).isEqualTo(403);
        }
        assertThat(stranger.post("/api/v1/domains/" + id + "/verify", "{}").status())
                .isEqualTo(403);
        assertThat(stranger.delete("/api/v1/domains/" + id).status()).isEqualTo(403);
        assertThat(stranger.get("/api/v1/domains").body().get("data")).isEmpty();

        assertThat(agent.delete("/api/v1/domains/" + id).status()).isEqualTo(204);
        assertThat(agent.get("/api/v1/domains/" + id).status()).isEqualTo(404);
        assertThat(agent.get("/api/v1/domains").body().get("data")).isEmpty();
    }

    @Test
    void givesNobodyTheAddressesThatSpeakForThePlatform() {
        var agent = platform.register();

        assertThat(inbox(agent, "postmaster@agent.localhost")
                        .body()
                        .get("error")
                        .stringValue())
                .isEqualTo("email_taken");
        assertThat(inbox(agent, "ann-the-agent@agent.localhost").status()).isEqualTo(201);
        for (var confusable : List.of("\u0430buse@agent.localhost", "ab\u200Buse@agent.localhost")) {
            var refused = inbox(agent, confusable);
            assertThat(refused.status()).as(confusable).isEqualTo(422);
            assertThat(refused.body().toString()).as(confusable).contains("a-z, 0-9");
        }
    }

    @Test
    void refusesWhatIsNoDomainOrIsThereAlready() {
        var agent = platform.register();
        for (var name :
                new String[] {"com", "agent.localhost", "x.agent.localhost", "a..example", "-a.example", "a b.c"}) {
            var answer = agent.post("/api/v1/domains", "{\"name\":\"%s\"}".formatted(name));
            assertThat(answer.status()).as(name).isEqualTo(422);
            assertThat(answer.body().get("errors").has("name")).isTrue();
        }
        add(agent, "one.example");
        assertThat(agent.post("/api/v1/domains", "{\"name\":\"ONE.example\"}").status())
                .isEqualTo(409);
        var id = add(agent, "bücher.example");
        assertThat(show(agent, id).get("name").stringValue()).isEqualTo("xn--bcher-kva.example");
        add(agent, "three.example");
        var tooMany = agent.post("/api/v1/domains", "{\"name\":\"four.example\"}");
        assertThat(tooMany.status()).isEqualTo(422);
        assertThat(tooMany.body().get("error").stringValue()).isEqualTo("limit_reached");
    }

    private static String add(Agent agent, String name) {
        var answer = agent.post("/api/v1/domains", "{\"name\":\"%s\"}".formatted(name));
        assertThat(answer.status()).as(answer.body().toString()).isEqualTo(201);
        assertThat(answer.body().at("/data/is_verified").booleanValue()).isFalse();
        return answer.body().at("/data/id").stringValue();
    }

    private static JsonNode verify(Agent agent, String id) {
        var answer = agent.post("/api/v1/domains/" + id + "/verify", "{}");
        assertThat(answer.status()).as(answer.body().toString()).isEqualTo(200);
        return answer.body().get("data");
    }

    private static JsonNode show(Agent agent, String id) {
        return agent.get("/api/v1/domains/" + id).body().get("data");
    }

    private static Api.Answer inbox(Agent agent, String email) {
        return agent.post("/api/v1/inboxes", "{\"name\":\"Help\",\"email\":\"%s\"}".formatted(email));
    }

    /// As the owner of a domain does by hand.
    private static void publish(Agent agent, String id, String name) {
        var records = agent.get("/api/v1/domains/" + id + "/dns").body().get("data");
        dns.with(
                name,
                Type.MX,
                records.at("/mx/priority").intValue() + " "
                        + records.at("/mx/value").stringValue() + ".");
        dns.with(name, Type.TXT, quoted(records.at("/spf/value").stringValue()));
        dns.with("_dmarc." + name, Type.TXT, quoted(records.at("/dmarc/value").stringValue()));
        publishKey(agent, id, name);
    }

    private static void publishKey(Agent agent, String id, String name) {
        var key = agent.get("/api/v1/domains/" + id + "/dns").body().at("/data/dkim");
        dns.with(
                key.get("host").stringValue() + "." + name,
                Type.TXT,
                quoted(key.get("value").stringValue()));
    }

    /// A string of a TXT record holds 255 octets at most.
    private static String quoted(String text) {
        return text.replaceAll("(.{1,255})", "\"$1\" ").strip();
    }
}
