package com.mailboxkit.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.mailboxkit.server.Api.Agent;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/// Kills the platform again and again while it tells webhooks and streams of what happens. The system properties
/// `mailboxkit.telling.sends` (over all organizations) and `mailboxkit.telling.kills` make it longer.
class WebhookCrashIT {

    private static final int SENDS = Integer.getInteger("mailboxkit.telling.sends", 200);
    private static final int KILLS = Integer.getInteger("mailboxkit.telling.kills", 2);
    private static final int ORGANIZATIONS = 4;
    private static final int WEBHOOKS_OF_EACH = 5;
    private static final Duration PATIENCE = Duration.ofMinutes(1).plusMillis(100L * SENDS);

    @TempDir
    private Path data;

    private final Set<String> accepted = ConcurrentHashMap.newKeySet();
    private final AtomicInteger sends = new AtomicInteger();

    /// Of one organization. Two have a dead webhook among theirs: one refuses connections, one never answers.
    ///
    /// @param begin the event after which the stream begins
    private record Customer(Agent agent, List<Receiver> receivers, String begin, EventListener stream) {}

    @Test
    @Timeout(value = 40, unit = TimeUnit.MINUTES) // interrupts the senders, which otherwise never give up
    void losesNothingAndTellsNothingUnderAnotherId() throws Exception {
        try (var platform = new PlatformProcess(
                        data,
                        "--mailboxkit.tariff.opening-credit-mills=1000000000",
                        "--mailboxkit.webhooks.allowed-networks=127.0.0.1",
                        "--mailboxkit.webhooks.retries.waits=500ms,1s",
                        "--mailboxkit.webhooks.retries.watchdog=5s",
                        "--mailboxkit.webhooks.calls.timeout=1s",
                        "--mailboxkit.webhooks.calls.breaker-pause=2s",
                        "--mailboxkit.events.heartbeat=1s");
                var refusing = new ServerSocket(0);
                var silent = new RudeReceiver(connection -> Thread.sleep(Duration.ofMinutes(10)))) {
            refusing.close();
            var api = new Api(platform::httpPort);
            var customers = new ArrayList<Customer>();
            for (int i = 0; i < ORGANIZATIONS; i++) {
                var dead = i == 0 ? "http://127.0.0.1:" + refusing.getLocalPort() : silent.url("http");
                customers.add(customer(api, i < 2 ? List.of(dead) : List.of()));
            }
            try (var load = Executors.newVirtualThreadPerTaskExecutor()) {
                var pace = new Semaphore(0);
                customers.forEach(customer -> load.submit(() -> send(customer.agent(), pace)));
                killMeanwhile(platform, pace);
            }

            var database = new JdbcTemplate(
                    new DriverManagerDataSource(platform.jdbcUrl(), "postgres", platform.databasePassword()));
            assertEverySagaEnds(database);
            assertThat(database.queryForList("select id from message where status <> 'received'", String.class))
                    .containsAll(accepted);
            for (var customer : customers) {
                assertToldAll(customer, database);
            }
            assertThat(database.queryForObject("select count(*) from deadletterentry", Integer.class))
                    .isZero();
        }
    }

    private static Customer customer(Api api, List<String> dead) throws Exception {
        var agent = api.register();
        var receivers = new ArrayList<Receiver>();
        for (int i = dead.size(); i < WEBHOOKS_OF_EACH; i++) {
            receivers.add(new Receiver());
        }
        var urls = new ArrayList<>(dead);
        receivers.forEach(receiver -> urls.add(receiver.url()));
        for (var url : urls) {
            var made = agent.post("/api/v1/webhooks", "{\"url\":\"%s\",\"events\":[\"message.sent\"]}".formatted(url));
            assertThat(made.status()).as(made.body().toString()).isEqualTo(201);
        }
        var begin = agent.get("/api/v1/events").body().at("/data/0/id").stringValue();
        return new Customer(agent, receivers, begin, EventListener.after(begin, agent));
    }

    /// Lets the sends go in as many parts as there are kills and one more, so that each kill meets work under way.
    private static void killMeanwhile(PlatformProcess platform, Semaphore pace) throws Exception {
        for (int kill = 0; kill < KILLS; kill++) {
            pace.release(SENDS / (KILLS + 1));
            await().atMost(PATIENCE).until(() -> pace.availablePermits() == 0);
            platform.kill();
            platform.start();
        }
        pace.release(SENDS - SENDS / (KILLS + 1) * KILLS);
    }

    private Void send(Agent agent, Semaphore pace) throws InterruptedException {
        while (sends.incrementAndGet() <= SENDS) {
            pace.acquire();
            for (boolean isAccepted = false; !isAccepted; ) {
                isAccepted = tryToSend(agent);
            }
        }
        return null;
    }

    private boolean tryToSend(Agent agent) throws InterruptedException {
        try {
            var sent = agent.send("nobody@example.com", "Hello");
            if (sent.status() == 201) {
                accepted.add(sent.body().at("/data/id").stringValue());
                return true;
            }
        } catch (UncheckedIOException down) {
            Thread.sleep(50);
        }
        return false;
    }

    private static void assertEverySagaEnds(JdbcTemplate database) {
        await("no saga is left")
                .atMost(PATIENCE)
                .untilAsserted(() -> assertThat(
                                database.queryForList("select sagatype, count(*) from sagaentry group by sagatype"))
                        .isEmpty());
    }

    private static void assertToldAll(Customer customer, JdbcTemplate database) throws Exception {
        var sent = database.queryForList(
                "select id from message where inbox_id = ? and status <> 'received'",
                String.class,
                customer.agent().inboxId());
        var webhookIds = new HashSet<String>();
        for (var receiver : customer.receivers()) {
            Map<String, Set<String>> byMessage = new HashMap<>();
            receiver.told()
                    .forEach(told -> byMessage
                            .computeIfAbsent(told.json().at("/data/id").stringValue(), id -> new HashSet<>())
                            .add(told.id()));
            assertThat(byMessage.keySet()).containsExactlyInAnyOrderElementsOf(sent);
            assertThat(byMessage.values()).allSatisfy(ids -> assertThat(ids).hasSize(1));
            byMessage.values().forEach(webhookIds::addAll);
            receiver.close();
        }
        assertThat(webhookIds)
                .as("each delivery has an id of its own")
                .hasSize(sent.size() * customer.receivers().size());
        try (var stream = customer.stream()) {
            var happened = happenedAfter(customer.begin(), customer.agent());
            await().atMost(PATIENCE).until(() -> stream.heard().size() >= happened.size());
            assertThat(stream.heard()).isEqualTo(happened);
            assertThat(stream.connections()).isGreaterThan(KILLS);
        }
    }

    /// Ids of events, the oldest first.
    private static List<String> happenedAfter(String eventId, Agent agent) {
        var ids = new ArrayList<String>();
        for (String cursor = ""; ; ) {
            var page = agent.get("/api/v1/events?limit=100" + cursor).body();
            page.get("data").forEach(event -> ids.add(event.get("id").stringValue()));
            var next = page.at("/meta/next_cursor");
            if (next.isNull()) {
                return ids.subList(0, ids.indexOf(eventId)).reversed();
            }
            cursor = "&cursor=" + next.stringValue();
        }
    }
}
