package com.mailboxkit.server;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.mailboxkit.local.TemporaryStack;
import com.mailboxkit.server.Api.Agent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/// The roles as processes of their own on one PostgreSQL: one that writes and moves mail, one that projects, one that
/// reads.
class RolesIT {

    @TempDir
    private static Path folder;

    private static PlatformProcess working;
    private static PlatformProcess projecting;
    private static PlatformProcess reading;
    private static Api writes;
    private static Api reads;

    @BeforeAll
    static void start() throws Exception {
        working = process("working", "command,query,smtp,webhooks");
        projecting = process("projecting", "projections");
        reading = process("reading", "query");
        writes = new Api(working::httpPort);
        reads = new Api(reading::httpPort);
    }

    private static PlatformProcess process(String name, String roles) throws Exception {
        var stack = TemporaryStack.shared();
        return new PlatformProcess(
                Files.createDirectory(folder.resolve(name)),
                "--mailboxkit.roles=" + roles,
                "--mailboxkit.shared=" + folder.resolve("shared"),
                "--mailboxkit.postgres.url=" + stack.postgres().jdbcUrl(),
                "--mailboxkit.postgres.username=" + stack.postgres().user(),
                "--mailboxkit.postgres.password=" + stack.postgres().password(),
                "--mailboxkit.elasticsearch.url=" + stack.elasticsearch().uri());
    }

    @AfterAll
    static void stop() throws InterruptedException {
        for (var process : List.of(reading, projecting, working)) {
            process.close();
        }
    }

    @Test
    void doTheMainJobTogether() throws Exception {
        var ann = writes.register();
        var bob = writes.register();

        var sent = ann.send(bob.email(), "Across processes");
        assertThat(sent.status()).isEqualTo(201);
        var read = ann.at(reads)
                .get("/api/v1/inboxes/%s/messages/%s"
                        .formatted(ann.inboxId(), sent.body().at("/data/id").stringValue()));
        assertThat(read.status()).as("its own write, read elsewhere").isEqualTo(200);

        try (var smtp = new SmtpSession(working.smtpPort())) {
            smtp.say("EHLO client.example", 250);
            smtp.say("MAIL FROM:<someone@example.com>", 250);
            smtp.say("RCPT TO:<%s>".formatted(bob.email()), 250);
            smtp.say("DATA", 354);
            assertThat(smtp.body("Subject: From outside\r\n\r\nHello\r\n".getBytes(US_ASCII)))
                    .startsWith("250");
        }

        await("both messages arrive")
                .atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(subjects(bob.at(reads)))
                        .containsExactlyInAnyOrder("Across processes", "From outside"));
        await("search finds them")
                .atMost(Duration.ofMinutes(2))
                .untilAsserted(() -> assertThat(bob.at(reads)
                                .post("/api/v1/messages/search", "{\"query\":\"outside\"}")
                                .body()
                                .at("/data/0/subject")
                                .asString())
                        .isEqualTo("From outside"));
        assertThat(ann.at(reads)
                        .get("/api/v1/wallet")
                        .body()
                        .at("/data/balance_mills")
                        .asLong())
                .isEqualTo(998);
    }

    private static List<String> subjects(Agent agent) {
        return agent.get("/api/v1/inboxes/%s/messages".formatted(agent.inboxId()))
                .body()
                .get("data")
                .valueStream()
                .map(message -> message.get("subject").stringValue())
                .toList();
    }

    @Test
    void aReaderTakesNoWrites() {
        var ann = writes.register();

        var send = ann.at(reads).send("bob@example.com", "Hello");
        assertThat(send.status()).isEqualTo(405);
        assertThat(send.body().get("error").stringValue()).isEqualTo("method_not_allowed");
        var register =
                reads.call(null, "POST", "/api/v1/register", "{\"name\":\"A\",\"owner_email\":\"a@example.com\"}");
        assertThat(register.status()).isEqualTo(404);
        assertThat(register.body().get("error").stringValue()).isEqualTo("not_found");
        assertThat(reads.call(null, "GET", "/actuator/health/readiness", null).status())
                .isEqualTo(200);
    }

    @Test
    void aReaderOpensNoSmtpPortAndRunsNoEventProcessors() {
        assertThat(reading.smtpPort()).isZero();
        assertThat(projecting.smtpPort()).isZero();
        var postgres = TemporaryStack.shared().postgres();
        var owners = new JdbcTemplate(
                        new DriverManagerDataSource(postgres.jdbcUrl(), postgres.user(), postgres.password()))
                .queryForList("select distinct owner from tokenentry where owner is not null", String.class);
        assertThat(owners).noneMatch(owner -> owner.startsWith(reading.pid() + "@"));
        assertThat(owners).anyMatch(owner -> owner.startsWith(projecting.pid() + "@"));
        assertThat(owners).anyMatch(owner -> owner.startsWith(working.pid() + "@"));
    }

    @Test
    void refusesToStartWithRolesThatCannotWork() {
        assertThatThrownBy(() -> process("lonely", "smtp")).hasStackTraceContaining("ended before it was up");
    }
}
