package com.mailboxkit.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.mailboxkit.server.Api.Agent;
import com.mailboxkit.server.Api.Answer;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/// What is sent twice with one `Idempotency-Key` happens once: on two nodes with one database, one of which is killed.
class SafeRetriesIT {

    private static final String[] SETTINGS = {
        "--mailboxkit.idempotency.lease=3s", "--mailboxkit.tariff.opening-credit-mills=100000"
    };

    @TempDir
    private static Path here;

    @TempDir
    private static Path there;

    private static PlatformProcess first;
    private static PlatformProcess second;
    private static Api one;
    private static Api other;
    private static JdbcTemplate database;

    @BeforeAll
    static void start() throws Exception {
        first = new PlatformProcess(here, SETTINGS);
        second = PlatformProcess.beside(first, there, SETTINGS);
        one = new Api(first::httpPort);
        other = new Api(second::httpPort);
        database = new JdbcTemplate(new DriverManagerDataSource(first.jdbcUrl(), "postgres", first.databasePassword()));
    }

    @AfterAll
    static void stop() throws InterruptedException {
        second.close();
        first.close();
    }

    @Test
    void makesOneMessageAndOneChargeOfManySendsToTwoNodes() throws Exception {
        var agent = register();
        for (int round = 0; round < 5; round++) {
            String key = "round " + round;
            var sends = IntStream.range(0, 64)
                    .<Callable<Answer>>mapToObj(i -> () -> send(i % 2 == 0 ? agent : agent.at(other), key))
                    .toList();

            List<Answer> answers;
            try (var callers = Executors.newVirtualThreadPerTaskExecutor()) {
                answers = callers.invokeAll(sends).stream()
                        .map(send -> send.resultNow())
                        .toList();
            }

            assertThat(answers).allMatch(answer -> answer.status() == 201);
            assertThat(answers.stream().map(Answer::body).distinct()).hasSize(1);
            assertThat(answers.stream()
                            .filter(answer ->
                                    answer.header("X-Idempotent-Replayed").equals("true")))
                    .hasSize(63);
            assertMessagesAndCharges(agent, round + 1);
        }
    }

    /// What a node leaves that dies after the command and before the answer was stored.
    @Test
    void findsWhatItMadeThoughTheAnswerWasLost() {
        var agent = register();
        var inbox = "{\"name\":\"Second\"}";
        var registration = "{\"name\":\"Agent\",\"owner_email\":\"lost@example.com\"}";
        var sent = send(agent, "lost answer");
        var made = agent.post("/api/v1/inboxes", inbox, "lost answer");
        var registered = register(one, registration);

        loseAnswers();

        assertCarriedOutAgain(send(agent.at(other), "lost answer"), sent);
        assertCarriedOutAgain(agent.at(other).post("/api/v1/inboxes", inbox, "lost answer"), made);
        assertCarriedOutAgain(register(other, registration), registered);
        assertMessagesAndCharges(agent, 1);
        assertThat(count("inbox where name = 'Second'")).isOne();
        assertThat(count("organization where owner_email = 'lost@example.com'")).isOne();
        var newcomer = registered.body().get("api_key").stringValue();
        assertThat(one.call(newcomer, "GET", "/api/v1/wallet", null).status()).isEqualTo(200);
    }

    @Test
    void keepsNoKeyThatAnAnswerShows() {
        var registered = register(one, "{\"name\":\"Agent\",\"owner_email\":\"secret@example.com\"}");
        var key = registered.body().get("api_key").stringValue();

        assertThat(database.queryForList(
                        "select encode(answer, 'escape') from idempotency_record where answer is not null",
                        String.class))
                .isNotEmpty()
                .noneMatch(answer -> answer.contains(key) || answer.contains("mbk_"));
    }

    @Test
    void makesEveryMessageOnceThoughANodeIsKilled() throws Exception {
        var agents = List.of(register(), register(), register(), register());
        var accepted = new ConcurrentHashMap<String, String>();
        var stopped = new AtomicBoolean();

        try (var callers = Executors.newVirtualThreadPerTaskExecutor()) {
            var sending = new ArrayList<Callable<Void>>();
            for (int worker = 0; worker < 16; worker++) {
                var agent = agents.get(worker % agents.size());
                String name = "worker " + worker;
                sending.add(() -> {
                    for (int i = 0; !stopped.get(); i++) {
                        String key = name + ", send " + i;
                        accepted.put(agent.key() + key, sendUntilAccepted(agent, key));
                    }
                    return null;
                });
            }
            var ends = sending.stream().map(callers::submit).toList();
            try {
                for (int kill = 0; kill < 3; kill++) {
                    Thread.sleep(2_000 + ThreadLocalRandom.current().nextInt(1_000));
                    second.kill();
                    second.start();
                }
                Thread.sleep(1_000);
            } finally {
                stopped.set(true); // else the callers are waited for without end
            }
            for (var end : ends) {
                end.get();
            }
        }

        assertThat(accepted.values()).doesNotHaveDuplicates();
        long begunAgain = count("idempotency_record where attempt > 1");
        System.out.printf("%d sends, %d of them begun more than once%n", accepted.size(), begunAgain);
        assertThat(begunAgain).isPositive();
        var own = agents.stream().map(Agent::inboxId).toArray();
        await().atMost(Duration.ofMinutes(1))
                .untilAsserted(() -> assertThat(database.queryForList(
                                "select id from message where inbox_id in (?, ?, ?, ?)", String.class, own))
                        .containsExactlyInAnyOrderElementsOf(accepted.values()));
        await().atMost(Duration.ofMinutes(1))
                .untilAsserted(() -> assertThat(database.queryForList(
                                "select reference from ledger_entry where kind = 'CHARGE' and organization_id in"
                                        + " (select organization_id from inbox where id in (?, ?, ?, ?))",
                                String.class,
                                own))
                        .containsExactlyInAnyOrderElementsOf(accepted.values()));
    }

    /// As a careful client does: the same key until there is an answer, wherever somebody listens.
    private static String sendUntilAccepted(Agent agent, String key) {
        for (int attempt = 0; ; attempt++) {
            try {
                var answer = send(ThreadLocalRandom.current().nextBoolean() ? agent : agent.at(other), key);
                if (answer.status() == 201) {
                    return answer.body().at("/data/id").stringValue();
                }
                assertThat(answer.status()).as(answer.body().toString()).isIn(409, 503);
            } catch (UncheckedIOException down) {
                Thread.yield();
            }
            assertThat(attempt).isLessThan(10_000);
        }
    }

    private static Answer send(Agent agent, String key) {
        return agent.post(
                "/api/v1/inboxes/%s/messages/send".formatted(agent.inboxId()),
                "{\"to\":[\"ann@example.com\"],\"subject\":\"Hello\",\"text\":\"Hi\"}",
                key);
    }

    /// An agent whom both nodes know.
    private static Agent register() {
        var agent = one.register();
        await().until(() ->
                count("api_key join inbox using (organization_id) where inbox.id = '%s'".formatted(agent.inboxId()))
                        == 1);
        return agent;
    }

    private static Answer register(Api node, String json) {
        return node.call(
                null,
                "POST",
                "/api/v1/register",
                json,
                Map.of("Idempotency-Key", "a key nobody guesses " + json.hashCode()));
    }

    private static void loseAnswers() {
        database.update("update idempotency_record set answer = null, busy_until = now()");
    }

    private static void assertCarriedOutAgain(Answer again, Answer first) {
        assertThat(again.status()).isEqualTo(201);
        assertThat(again.body()).isEqualTo(first.body());
        assertThat(again.header("X-Idempotent-Replayed")).isEmpty();
    }

    private static void assertMessagesAndCharges(Agent agent, int expected) {
        await().untilAsserted(() -> {
            assertThat(count("message where inbox_id = '%s'".formatted(agent.inboxId())))
                    .isEqualTo(expected);
            assertThat(count(
                            "ledger_entry where kind = 'CHARGE' and organization_id = (select organization_id from inbox where id = '%s')"
                                    .formatted(agent.inboxId())))
                    .isEqualTo(expected);
        });
    }

    private static long count(String from) {
        return database.queryForObject("select count(*) from " + from, Long.class);
    }
}
