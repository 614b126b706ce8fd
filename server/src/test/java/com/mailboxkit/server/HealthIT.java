package com.mailboxkit.server;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.mailboxkit.smtp.inbound.InboundSmtp;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What monitoring sees, on a platform whose Elasticsearch never answers.
class HealthIT {

    @TempDir
    private static Path data;

    private static Platform platform;

    @BeforeAll
    static void start() {
        platform =
                Platform.start(data, "--mailboxkit.smtp.port=0", "--mailboxkit.elasticsearch.url=http://127.0.0.1:9");
    }

    @AfterAll
    static void stop() {
        platform.close();
    }

    @Test
    void isReadyThoughSearchIsAway() {
        var ready = platform.call(null, "GET", "/actuator/health/readiness", null);
        assertThat(ready.status()).isEqualTo(200);
        assertThat(ready.body().at("/components/postgres/status").stringValue()).isEqualTo("UP");
        assertThat(ready.body().at("/components/writes/status").stringValue()).isEqualTo("UP");
        assertThat(ready.body().at("/components/smtp/status").stringValue()).isEqualTo("UP");

        var whole = platform.call(null, "GET", "/actuator/health", null);
        assertThat(whole.status()).isEqualTo(200);
        assertThat(whole.body().get("status").stringValue()).isEqualTo("DEGRADED");
        assertThat(whole.body().at("/components/search/status").stringValue()).isEqualTo("DEGRADED");
        assertThat(platform.call(null, "GET", "/actuator/health/liveness", null).status())
                .isEqualTo(200);
    }

    @Test
    void showsFiguresToOperatorsOnly() throws Exception {
        assertThat(platform.call(null, "GET", "/actuator/prometheus", null).status())
                .isEqualTo(401);
        var agent = platform.register();
        assertThat(platform.call(agent.key(), "GET", "/actuator/prometheus", null)
                        .status())
                .isEqualTo(401);
        assertThat(agent.send("bob@example.com", "Hello").status()).isEqualTo(201);

        await("all that happens is counted").atMost(Duration.ofSeconds(20)).untilAsserted(() -> {
            assertThat(figures())
                    .contains("mailboxkit_events_stored_total{event=\"MessageQueued\"} 1.0")
                    .contains("mailboxkit_events_stored_total{event=\"RecipientBounced\"} 1.0")
                    .contains("mailboxkit_waiting{what=\"deliveries\"}")
                    .contains("mailboxkit_processor_lag{processor=\"message\"} 0.0")
                    .contains("mailboxkit_refused_total{what=\"commands\"} 0.0")
                    .contains("mailboxkit_refused_total{what=\"sends\"} 0.0")
                    .contains("mailboxkit_refused_total{what=\"deliveries\"} 0.0")
                    .contains("hikaricp_connections_active{pool=\"write\"}")
                    .contains("r2dbc_pool_acquired_connections")
                    .contains("http_server_requests_seconds_count")
                    .doesNotContain(agent.inboxId())
                    .doesNotContain(agent.key());
        });
    }

    @Test
    void countsTheClientsOfEachSmtpPort() throws Exception {
        try (var smtp = new SmtpSession(platform.bean(InboundSmtp.class).port())) {
            assertThat(figures())
                    .contains("mailboxkit_smtp_sessions{port=\"inbound\"} 1.0")
                    .contains("mailboxkit_smtp_sessions{port=\"submission\"} 0.0");
        }
        await("the session has ended")
                .untilAsserted(() -> assertThat(figures()).contains("mailboxkit_smtp_sessions{port=\"inbound\"} 0.0"));
    }

    private static String figures() throws IOException {
        var adminKey = Files.readString(data.resolve("admin-key"));
        var answer =
                platform.call(adminKey, "GET", "/actuator/prometheus", null).response();
        return new String(answer.body(), UTF_8);
    }
}
