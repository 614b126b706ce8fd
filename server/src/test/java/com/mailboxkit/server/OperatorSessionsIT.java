package com.mailboxkit.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.JdbcTemplate;

/// Operators sign in with a link that the admin key makes.
class OperatorSessionsIT {

    private static final String LOOKS =
            "select count(*) from domainevententry where payloadtype like '%OrganizationViewed'";

    @TempDir
    private static Path data;

    private static Platform platform;
    private static String adminKey;

    @BeforeAll
    static void start() throws IOException {
        platform = Platform.start(data, "--mailboxkit.smtp.port=0");
        adminKey = Files.readString(data.resolve("admin-key")).strip();
    }

    @AfterAll
    static void stop() {
        platform.close();
    }

    @Test
    void callsTheOperatorsPart() {
        var id = Browser.organization(platform.register());
        var operator = operator();

        assertThat(operator.get("/api/v1/session").body().at("/data/kind").stringValue())
                .isEqualTo("operator");
        assertThat(operator.get("/admin/organizations").status()).isEqualTo(200);
        var suspension = "/admin/organizations/%s/suspension".formatted(id);
        var forged = operator.call("POST", suspension, "{\"reason\":\"x\"}", Map.of());
        assertThat(forged.body().get("error").stringValue()).isEqualTo("csrf_header_missing");
        assertThat(operator.post(suspension, "{\"reason\":\"x\"}").status()).isEqualTo(204);
        assertThat(operator.get("/actuator/prometheus").status()).isEqualTo(401);
        assertThat(operator.get("/admin/organizations").header("Cache-Control")).contains("no-store");

        assertThat(operator.delete("/api/v1/session").status()).isEqualTo(204);
        assertThat(operator.get("/admin/organizations").status()).isEqualTo(401);
    }

    @Test
    void readsOrganizationsAndRecordsEachLookOnce() {
        var agent = platform.register();
        var id = Browser.organization(agent);
        var operator = operator();
        var database = platform.bean(JdbcTemplate.class);
        int before = database.queryForObject(LOOKS, Integer.class);

        for (int i = 0; i < 3; i++) {
            assertThat(operator.get(id, "/api/v1/wallet").body())
                    .isEqualTo(agent.get("/api/v1/wallet").body());
        }

        assertThat(database.queryForObject(LOOKS, Integer.class)).isEqualTo(before + 1);
        assertThat(operator.get("/api/v1/wallet").status()).isEqualTo(403);
        assertThat(operator.get("01KHXCQ5GVA8SQN2HJX6B9Z4T0", "/api/v1/wallet").status())
                .isEqualTo(404);
        assertThat(operator.get("00000000000000000000000000", "/api/v1/wallet").status())
                .isEqualTo(404);
        assertThat(operator.ask(id, "POST", "/api/v1/api_keys", "{\"name\":\"x\"}")
                        .status())
                .isEqualTo(403);
    }

    @Test
    void isNobodyElse() {
        var agent = platform.register();

        for (var browser : new Browser[] {Browser.ofKey(platform, agent.key()), Browser.ofOwner(platform, agent)}) {
            assertThat(browser.get("/admin/organizations").status()).isEqualTo(401);
            assertThat(browser.post("/admin/dashboard-links", "{}").status()).isEqualTo(401);
        }
        assertThat(platform.call(agent.key(), "POST", "/admin/dashboard-links", null)
                        .status())
                .isEqualTo(401);
    }

    @Test
    void seesOnlySessionsOfOperators() {
        var agent = platform.register();
        Browser.ofKey(platform, agent.key());
        Browser.ofOwner(platform, agent);
        var operator = operator();

        await().atMost(Duration.ofMinutes(1))
                .untilAsserted(() -> assertThat(operator.get("/api/v1/sessions")
                                .body()
                                .get("data")
                                .valueStream()
                                .map(session -> session.get("kind").stringValue()))
                        .isNotEmpty()
                        .containsOnly("operator"));
    }

    private static Browser operator() {
        var link = platform.call(adminKey, "POST", "/admin/dashboard-links", null);
        assertThat(link.status()).isEqualTo(201);
        return Browser.ofLink(
                platform, Browser.tokenOf(link.body().at("/data/url").stringValue()));
    }
}
