package com.mailboxkit.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.mailboxkit.server.Api.Answer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.JdbcTemplate;

/// Sessions of browsers, by API key.
class SessionsIT {

    private static final Map<String, String> OWN_PAGE = Map.of("X-Requested-With", "mailboxkit-dashboard");

    @TempDir
    private static Path data;

    private static Platform platform;

    @BeforeAll
    static void start() {
        platform = Platform.start(data, "--mailboxkit.smtp.port=0", "--mailboxkit.public-url=https://mail.example.com");
    }

    @AfterAll
    static void stop() {
        platform.close();
    }

    @Test
    void takesTheCookieInPlaceOfTheKey() {
        var agent = platform.register();

        var browser = Browser.ofKey(platform, agent.key());

        assertThat(browser.get("/api/v1/wallet").body())
                .isEqualTo(agent.get("/api/v1/wallet").body());
        assertThat(browser.get("/api/v1/wallet").header("X-RateLimit-Limit")).isNotEmpty();
        var made = browser.post("/api/v1/inboxes", "{\"name\":\"By hand\"}");
        assertThat(made.status()).isEqualTo(201);
        var path = "/api/v1/inboxes/" + made.body().at("/data/id").stringValue();
        assertThat(browser.get(path).status()).isEqualTo(200);
        assertThat(agent.get(path).status()).isEqualTo(200);
    }

    @Test
    void keepsTheCookieFromScriptsOtherSitesAndPlainHttp() {
        var agent = platform.register();

        var answer = signIn(agent.key());

        assertThat(answer.status()).isEqualTo(201);
        assertThat(answer.body().at("/data/kind").stringValue()).isEqualTo("key");
        assertThat(answer.header("Set-Cookie"))
                .startsWith("mailboxkit_session=mbk_session_")
                .contains("; Path=/;", "; HTTPOnly", "; Secure", "; SameSite=Strict", "; Max-Age=2592000");
        assertThat(answer.header("Cache-Control")).contains("no-store");
    }

    @Test
    void changesNothingForAPageOfAnotherSite() {
        var browser = Browser.ofKey(platform, platform.register().key());

        for (var headers : List.of(Map.<String, String>of(), Map.of("X-Requested-With", "XMLHttpRequest"))) {
            var refused = browser.call("POST", "/api/v1/inboxes", "{\"name\":\"Forged\"}", headers);
            assertThat(refused.status()).isEqualTo(403);
            assertThat(refused.body().get("error").stringValue()).isEqualTo("csrf_header_missing");
        }
        assertThat(browser.call("DELETE", "/api/v1/session", null, Map.of()).status())
                .isEqualTo(403);
        assertThat(browser.get("/api/v1/inboxes").body().get("data").size()).isEqualTo(1);
    }

    @Test
    void countsTheKeyWhereBothAreShown() {
        var one = platform.register();
        var other = platform.register();
        var browser = Browser.ofKey(platform, one.key());

        var answer =
                platform.call(other.key(), "GET", "/api/v1/organization", null, Map.of("Cookie", browser.cookie()));
        var nobody = platform.call("nonsense", "GET", "/api/v1/organization", null, Map.of("Cookie", browser.cookie()));

        assertThat(answer.body()).isEqualTo(other.get("/api/v1/organization").body());
        assertThat(nobody.status()).isEqualTo(401);
    }

    @Test
    void refusesWhatOpensNothing() {
        for (var body : List.of(
                "{\"api_key\":\"mbk_live_0123456789abcdefghijABCDEFGHIJ0123456789abc\"}",
                "{\"api_key\":\"x\"}",
                "{\"token\":\"x\"}",
                "{\"token\":\"%s.%s\"}".formatted("0".repeat(60), "A".repeat(32)))) {
            var answer = platform.call(null, "POST", "/api/v1/sessions", body);
            assertThat(answer.status()).as(body).isEqualTo(401);
            assertThat(answer.header("Set-Cookie")).isEmpty();
        }
        for (var body : List.of("{}", "{\"api_key\":\"x\",\"token\":\"y\"}")) {
            assertThat(platform.call(null, "POST", "/api/v1/sessions", body).status())
                    .as(body)
                    .isEqualTo(422);
        }
        for (var cookie : List.of("", "x", "mbk_session_" + "0".repeat(43))) {
            var answer = platform.call(
                    null, "GET", "/api/v1/wallet", null, Map.of("Cookie", "mailboxkit_session=" + cookie));
            assertThat(answer.status()).as(cookie).isEqualTo(401);
        }
    }

    @Test
    void endsWithItsKey() {
        var agent = platform.register();
        var key = agent.post("/api/v1/api_keys", "{\"name\":\"Browser\"}").body();
        var browser = Browser.ofKey(platform, key.at("/data/key").stringValue());
        assertThat(browser.get("/api/v1/wallet").status()).isEqualTo(200);

        agent.delete("/api/v1/api_keys/" + key.at("/data/id").stringValue());

        assertThat(browser.get("/api/v1/wallet").status()).isEqualTo(401);
        assertThat(agent.get("/api/v1/sessions").body().get("data").size()).isZero();
    }

    @Test
    void hasTheRightsOfATestKeyAndSignsOut() {
        var agent = platform.register();
        var key = agent.post("/api/v1/api_keys", "{\"name\":\"Test\",\"test\":true}")
                .body();
        var browser = Browser.ofKey(platform, key.at("/data/key").stringValue());

        assertThat(browser.get("/api/v1/session").body().at("/data/test").booleanValue())
                .isTrue();
        assertThat(browser.post("/api/v1/inboxes", "{\"name\":\"Forbidden\"}").status())
                .isEqualTo(403);
        assertThat(browser.post(
                                "/api/v1/inboxes/%s/messages/send".formatted(agent.inboxId()),
                                "{\"to\":[\"ann@example.com\"],\"subject\":\"Hi\",\"text\":\"Hi\"}")
                        .status())
                .isEqualTo(201);
        assertThat(browser.delete("/api/v1/session").status()).isEqualTo(204);
        assertThat(browser.get("/api/v1/session").status()).isEqualTo(401);
    }

    @Test
    void signsOutOnThisDeviceOnly() {
        var agent = platform.register();
        var here = Browser.ofKey(platform, agent.key());
        var there = Browser.ofKey(platform, agent.key());

        var answer = here.delete("/api/v1/session");

        assertThat(answer.status()).isEqualTo(204);
        assertThat(answer.header("Set-Cookie"))
                .startsWith("mailboxkit_session=;")
                .contains("Max-Age=0");
        assertThat(here.get("/api/v1/wallet").status()).isEqualTo(401);
        assertThat(there.get("/api/v1/wallet").status()).isEqualTo(200);
    }

    @Test
    void listsSessionsAndRevokesThem() {
        var agent = platform.register();
        var here = Browser.ofKey(platform, agent.key());
        var there = Browser.ofKey(platform, agent.key());

        var listed = here.get("/api/v1/sessions").body().get("data");

        assertThat(listed.size()).isEqualTo(2);
        assertThat(listed.get(0).get("id").stringValue()).isEqualTo(there.id());
        assertThat(listed.get(0).get("current").booleanValue()).isFalse();
        assertThat(listed.get(1).get("current").booleanValue()).isTrue();
        assertThat(listed.get(0).get("device").stringValue()).isEqualTo("Test/1 (a browser)");
        assertThat(listed.get(0).get("address").stringValue()).isEqualTo("127.0.0.1");
        assertThat(here.delete("/api/v1/sessions/" + there.id()).status()).isEqualTo(204);
        assertThat(there.get("/api/v1/wallet").status()).isEqualTo(401);
        assertThat(here.delete("/api/v1/sessions/" + there.id()).status()).isEqualTo(404);
        assertThat(agent.get("/api/v1/sessions").body().get("data").size()).isEqualTo(1);
    }

    @Test
    void endsWhereNobodyUsesItAndAtItsEnd() {
        var agent = platform.register();
        var idle = Browser.ofKey(platform, agent.key());
        var old = Browser.ofKey(platform, agent.key());
        assertThat(idle.get("/api/v1/wallet").status()).isEqualTo(200);
        var database = platform.bean(JdbcTemplate.class);

        database.update(
                "update web_session set created_at = now() - interval '13 hours' where id in (?, ?)",
                idle.id(),
                old.id());
        database.update("update web_session set expires_at = now() where id = ?", old.id());

        await().atMost(Duration.ofMinutes(1)).until(() -> {
            database.update(
                    "update web_session_use set last_used_at = now() - interval '13 hours' where session_id = ?",
                    idle.id());
            return idle.get("/api/v1/wallet").status() == 401;
        });
        assertThat(old.get("/api/v1/wallet").status()).isEqualTo(401);
    }

    @Test
    void asksForNoOrganizationButItsOwn() {
        var agent = platform.register();
        var browser = Browser.ofKey(platform, agent.key());
        var own = Browser.organization(agent);
        var foreign = Browser.organization(platform.register());

        assertThat(browser.get(own, "/api/v1/wallet").status()).isEqualTo(200);
        assertThat(browser.get(foreign, "/api/v1/wallet").status()).isEqualTo(403);
        assertThat(browser.get("/api/v1/wallet?organization=" + foreign).status())
                .isEqualTo(403);
    }

    @Test
    void opensNeitherToolsNorTheOperatorsPart() {
        var browser = Browser.ofKey(platform, platform.register().key());
        var initialize = "{\"jsonrpc\": \"2.0\", \"id\": 0, \"method\": \"ping\"}";

        assertThat(browser.call("POST", "/mcp", initialize, OWN_PAGE).status()).isEqualTo(401);
        assertThat(browser.get("/admin/projections").status()).isEqualTo(401);
        assertThat(browser.get("/actuator/prometheus").status()).isEqualTo(401);
    }

    @Test
    void keepsRepeatedRequestsOfSessionsApart() {
        var agent = platform.register();
        var here = Browser.ofKey(platform, agent.key());
        var there = Browser.ofKey(platform, agent.key());
        var headers = Map.of("X-Requested-With", "mailboxkit-dashboard", "Idempotency-Key", "1");

        var ids = List.of(here, there, here).stream()
                .map(browser -> browser.call("POST", "/api/v1/inboxes", "{\"name\":\"Once\"}", headers))
                .map(answer -> answer.body().at("/data/id").stringValue())
                .toList();

        assertThat(ids.get(2)).isEqualTo(ids.get(0)).isNotEqualTo(ids.get(1));
    }

    @Test
    void storesNoTokenInTheClear() {
        var token = Browser.ofKey(platform, platform.register().key()).cookie().split("=")[1];

        var database = platform.bean(JdbcTemplate.class);

        assertThat(database.queryForObject(
                        "select count(*) from domainevententry where convert_from(payload, 'UTF8') like ?",
                        Integer.class,
                        "%" + token + "%"))
                .isZero();
        assertThat(database.queryForObject("select count(*) from web_session where hash = ?", Integer.class, token))
                .isZero();
    }

    private static Answer signIn(String key) {
        return platform.call(null, "POST", "/api/v1/sessions", "{\"api_key\":\"%s\"}".formatted(key));
    }
}
