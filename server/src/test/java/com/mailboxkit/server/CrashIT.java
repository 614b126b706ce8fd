package com.mailboxkit.server;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.mailboxkit.kernel.wallet.LedgerEntry;
import com.mailboxkit.kernel.wallet.WalletId;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/// Kills the platform, its PostgreSQL and its Elasticsearch in turn while agents send and mail comes in. The system
/// property `mailboxkit.crash.rounds` makes it longer.
class CrashIT {

    private static final int ROUNDS = Integer.getInteger("mailboxkit.crash.rounds", 3);
    private static final int AGENTS = 4;
    private static final Duration LOAD_BETWEEN = Duration.ofSeconds(4);

    @TempDir
    private Path data;

    private final AtomicBoolean stopped = new AtomicBoolean();
    private final Set<String> accepted = ConcurrentHashMap.newKeySet();
    private final Set<String> received = ConcurrentHashMap.newKeySet();
    private final ConcurrentLinkedQueue<String> misses = new ConcurrentLinkedQueue<>();

    @Test
    void losesNothingAndChargesNothingTwice() throws Exception {
        try (var platform = new PlatformProcess(
                data,
                "--mailboxkit.tariff.opening-credit-mills=1000000",
                "--mailboxkit.delivery.retries.first=1s",
                "--mailboxkit.delivery.retries.watchdog=5s")) {
            var api = new Api(platform::httpPort);
            var agents = new ArrayList<Api.Agent>();
            for (int i = 0; i < AGENTS; i++) {
                agents.add(api.register());
            }

            try (var load = Executors.newVirtualThreadPerTaskExecutor()) {
                for (int i = 0; i < AGENTS; i++) {
                    var agent = agents.get(i);
                    var other = agents.get((i + 1) % AGENTS);
                    load.submit(() -> send(agent, other.email()));
                    load.submit(() -> deliver(platform, agent.email()));
                }
                for (int round = 0; round < ROUNDS; round++) {
                    Thread.sleep(LOAD_BETWEEN);
                    switch (round % 3) {
                        case 0 -> {
                            platform.kill();
                            platform.start();
                        }
                        case 1 -> platform.killPostgres();
                        default -> platform.killElasticsearch();
                    }
                }
                Thread.sleep(LOAD_BETWEEN);
                int before = accepted.size();
                await("the platform takes mail again")
                        .atMost(Duration.ofMinutes(2))
                        .until(() -> accepted.size() > before);
                stopped.set(true);
            }

            assertThat(misses).isEmpty();
            assertThat(accepted).isNotEmpty();
            assertThat(received).isNotEmpty();
            var database = new JdbcTemplate(
                    new DriverManagerDataSource(platform.jdbcUrl(), "postgres", platform.databasePassword()));
            assertNothingIsLost(database);
            assertLedgersAreWhole(database);
            assertEverythingIsFound(database, agents);
        }
    }

    /// Sends, and reads what was sent with the same key, until the test stops.
    private void send(Api.Agent agent, String recipient) {
        for (int i = 0; !stopped.get(); i++) {
            try {
                var sent = agent.send(i % 5 == 0 ? "nobody@example.com" : recipient, "Sent " + i);
                if (sent.status() != 201) {
                    continue;
                }
                var id = sent.body().at("/data/id").stringValue();
                accepted.add(id);
                var read = agent.get("/api/v1/inboxes/%s/messages/%s".formatted(agent.inboxId(), id));
                if (read.status() == 404) {
                    misses.add(id);
                }
            } catch (UncheckedIOException down) {
                Thread.yield();
            }
        }
    }

    /// Delivers from outside until the test stops.
    private void deliver(PlatformProcess platform, String recipient) {
        var number = new AtomicInteger();
        while (!stopped.get()) {
            try (var smtp = new SmtpSession(platform.smtpPort())) {
                while (!stopped.get()) {
                    var subject = "Outside %d for %s".formatted(number.incrementAndGet(), recipient);
                    smtp.say("EHLO client.example", 250);
                    smtp.say("MAIL FROM:<ann@example.com>", 250);
                    smtp.say("RCPT TO:<%s>".formatted(recipient), 250);
                    smtp.say("DATA", 354);
                    if (smtp.body("Subject: %s\r\n\r\nHello\r\n"
                                    .formatted(subject)
                                    .getBytes(US_ASCII))
                            .startsWith("250")) {
                        received.add(subject);
                    }
                }
            } catch (IOException | AssertionError down) {
                Thread.yield();
            }
        }
    }

    private void assertNothingIsLost(JdbcTemplate database) {
        await("every queued message ends")
                .atMost(Duration.ofMinutes(3))
                .untilAsserted(() -> assertThat(database.queryForObject(
                                "select count(*) from message where status in ('queued', 'sent')", Integer.class))
                        .isZero());
        assertThat(database.queryForList("select id from message", String.class))
                .containsAll(accepted);
        await("every mail that was taken is there")
                .atMost(Duration.ofMinutes(1))
                .untilAsserted(() -> assertThat(database.queryForList(
                                "select origin #>> '{headers,subject}' from message where status = 'received'",
                                String.class))
                        .containsAll(received));
        assertThat(database.queryForObject("select count(*) from deadletterentry", Integer.class))
                .isZero();
    }

    private static void assertLedgersAreWhole(JdbcTemplate database) {
        assertThat(database.queryForList("""
                        select reference from ledger_entry where kind = 'CHARGE'
                        except all select id from message where status <> 'received'
                        """, String.class))
                .as("charges without a message")
                .isEmpty();
        assertThat(database.queryForList("""
                        select id from message where status <> 'received'
                        except all select reference from ledger_entry where kind = 'CHARGE'
                        """, String.class))
                .as("messages without a charge")
                .isEmpty();
        for (var wallet : database.queryForList("select wallet_id from wallet_balance", String.class)) {
            LedgerEntry previous = null;
            for (var entry : ledger(database, wallet)) {
                assertThat(entry.follows(previous, new WalletId(wallet))).isTrue();
                assertThat(entry.balanceAfterMills()).isNotNegative();
                previous = entry;
            }
        }
    }

    private static List<LedgerEntry> ledger(JdbcTemplate database, String wallet) {
        return database.query(
                "select * from ledger_entry where wallet_id = ? order by sequence",
                (row, number) -> new LedgerEntry(
                        row.getLong("sequence"),
                        LedgerEntry.Kind.valueOf(row.getString("kind")),
                        row.getLong("amount_mills"),
                        row.getLong("balance_after_mills"),
                        row.getString("reference"),
                        row.getTimestamp("at").toInstant(),
                        row.getString("previous_hash"),
                        row.getString("hash")),
                wallet);
    }

    private static void assertEverythingIsFound(JdbcTemplate database, List<Api.Agent> agents) {
        for (var agent : agents) {
            var stored = database.queryForList(
                    "select id from message where inbox_id = ? order by id desc", String.class, agent.inboxId());
            await("search finds every message")
                    .atMost(Duration.ofMinutes(3))
                    .untilAsserted(() -> assertThat(found(agent)).isEqualTo(stored));
        }
    }

    private static List<String> found(Api.Agent agent) {
        var ids = new ArrayList<String>();
        var request = "{\"limit\":100}";
        while (true) {
            var answer = agent.post("/api/v1/messages/search", request);
            assertThat(answer.status()).isEqualTo(200);
            answer.body()
                    .get("data")
                    .forEach(message -> ids.add(message.get("id").stringValue()));
            var next = answer.body().at("/meta/next_cursor");
            if (next.isNull()) {
                return ids;
            }
            request = "{\"limit\":100,\"cursor\":\"%s\"}".formatted(next.stringValue());
        }
    }
}
