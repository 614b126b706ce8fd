package com.mailboxkit.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.JdbcTemplate;

class KeysIT {

    private static final String UNKNOWN = "mbk_live_0123456789abcdefghijABCDEFGHIJ0123456789abc";

    @TempDir
    private static Path data;

    private static Platform platform;

    @BeforeAll
    static void start() {
        platform = Platform.start(data, "--mailboxkit.smtp.port=0");
    }

    @AfterAll
    static void stop() {
        platform.close();
    }

    @Test
    void opensWithAKeyAndNotWithOneNobodyHas() {
        var agent = platform.register();

        assertThat(agent.get("/api/v1/wallet").status()).isEqualTo(200);
        assertRefused(UNKNOWN);
    }

    @Test
    void opensNoLongerWithAKeyThatWasRevoked() {
        var agent = platform.register();
        var other = platform.register();
        assertThat(agent.get("/api/v1/inboxes/" + agent.inboxId()).status()).isEqualTo(200);

        int revoked = platform.bean(JdbcTemplate.class)
                .update(
                        "update api_key set revoked_at = now() where organization_id ="
                                + " (select organization_id from inbox where id = ?)",
                        agent.inboxId());

        assertThat(revoked).isOne();
        assertRefused(agent.key());
        assertThat(other.get("/api/v1/wallet").status()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/admin/projections", "/%61dmin/projections", "/admin;x=1/projections", "/admin/dead-letters"})
    void opensNothingToOperatorsWithoutTheirKey(String path) {
        assertThat(platform.call(null, "GET", path, null).status()).as(path).isIn(401, 404);
        assertThat(platform.call(UNKNOWN, "GET", path, null).status()).as(path).isIn(401, 404);
    }

    @Test
    void takesNoForgedCursor() {
        var agent = platform.register();

        for (var forged : new String[] {"", "AA", "YQBi", "x"}) {
            var answer = agent.get("/api/v1/inboxes/%s/messages?cursor=%s".formatted(agent.inboxId(), forged));

            assertThat(answer.status()).as(forged).isEqualTo(422);
            assertThat(answer.body().get("error").stringValue()).isEqualTo("validation_failed");
        }
    }

    private static void assertRefused(String key) {
        var answer = platform.call(key, "GET", "/api/v1/wallet", null);
        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.body().get("error").stringValue()).isEqualTo("unauthenticated");
        assertThat(answer.response().headers().firstValue("WWW-Authenticate")).contains("Bearer");
    }
}
