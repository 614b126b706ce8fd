package com.mailboxkit.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.mailboxkit.server.Api.Agent;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Two nodes on one database. The system property `mailboxkit.cluster.writes` makes it longer.
class ClusterIT {

    private static final int WRITES = Integer.getInteger("mailboxkit.cluster.writes", 1_000);
    private static final int CALLERS = 8;

    @TempDir
    private static Path here;

    @TempDir
    private static Path there;

    private static PlatformProcess first;
    private static PlatformProcess second;
    private static Api one;
    private static Api other;

    @BeforeAll
    static void start() throws Exception {
        first = new PlatformProcess(here, "--mailboxkit.tariff.opening-credit-mills=1000000");
        second = PlatformProcess.beside(first, there, "--mailboxkit.tariff.opening-credit-mills=1000000");
        one = new Api(first::httpPort);
        other = new Api(second::httpPort);
    }

    @AfterAll
    static void stop() throws InterruptedException {
        second.close();
        first.close();
    }

    @Test
    void showsOnEitherNodeAtOnceWhatWasWrittenOnTheOther() throws Exception {
        var misses = new ConcurrentLinkedQueue<String>();
        var micros = new ConcurrentLinkedQueue<Long>();
        try (var callers = Executors.newVirtualThreadPerTaskExecutor()) {
            var work = new ArrayList<Callable<Void>>();
            for (int caller = 0; caller < CALLERS; caller++) {
                boolean back = caller % 2 == 1;
                work.add(() -> {
                    var agent = back ? other.register() : one.register();
                    writeAndRead(agent, back ? one : other, misses, micros);
                    return null;
                });
            }
            for (var done : callers.invokeAll(work)) {
                done.get();
            }
        }
        var sorted = micros.stream().sorted().toList();
        System.out.printf(
                "%d reads of what another node wrote: p50 %.1f ms, p99 %.1f ms%n",
                sorted.size(), sorted.get(sorted.size() / 2) / 1e3, sorted.get(sorted.size() * 99 / 100) / 1e3);
        assertThat(misses).isEmpty();
    }

    private static void writeAndRead(
            Agent agent, Api reading, ConcurrentLinkedQueue<String> misses, ConcurrentLinkedQueue<Long> micros) {
        assertThat(agent.at(reading).get("/api/v1/wallet").status())
                .as("a key that was made on the other node")
                .isEqualTo(200);
        for (int i = 0; i < WRITES / CALLERS; i++) {
            var sent = agent.send("nobody@example.com", "Message " + i);
            assertThat(sent.status()).as(sent.body().toString()).isEqualTo(201);
            var id = sent.body().at("/data/id").stringValue();
            long began = System.nanoTime();
            var read = agent.at(reading).get("/api/v1/inboxes/%s/messages/%s".formatted(agent.inboxId(), id));
            micros.add((System.nanoTime() - began) / 1_000);
            if (read.status() != 200) {
                misses.add(id + " " + read.body());
            }
        }
    }

    /// Both nodes run event processors; each of these has its claim on one of them.
    @Test
    void deliversBetweenNodesPromptly() {
        var ann = one.register();
        var bob = other.register();
        long began = System.nanoTime();

        ann.send(bob.email(), "Across");

        await("it arrives")
                .atMost(Duration.ofSeconds(20))
                .until(() -> bob.get("/api/v1/inboxes/%s/messages".formatted(bob.inboxId()))
                                .body()
                                .get("data")
                                .size()
                        == 1);
        assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(5));
    }
}
