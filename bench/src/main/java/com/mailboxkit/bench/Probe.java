package com.mailboxkit.bench;

import com.mailboxkit.bench.Api.Agent;
import java.io.IOException;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;

/// An agent that looks how soon things can be seen. It may look for several at once.
final class Probe {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Duration LIST_PAUSE = Duration.ofMillis(5);
    private static final Duration SEARCH_PAUSE = Duration.ofMillis(50);

    private final SendingPlatform sending;
    private final Api api;
    private final Agent agent;
    private final AtomicInteger number = new AtomicInteger();

    Probe(SendingPlatform sending) throws IOException, InterruptedException {
        this.sending = sending;
        this.api = sending.platform().api();
        this.agent = api.register();
    }

    @FunctionalInterface
    interface Kind {
        long nanos(Probe probe) throws Exception;
    }

    /// From the answer to a send until the answer to a GET of the message.
    long sendAndGet() throws IOException, InterruptedException {
        var path = "/api/v1/inboxes/%s/messages/%s".formatted(agent.inbox(), send(nextWord()));
        long start = System.nanoTime();
        var answer = api.get(path, agent.key());
        UntrueMeasurement.unless(answer.status() == 200, "A message that was just sent is not there: %s", answer);
        return System.nanoTime() - start;
    }

    /// From the answer to a send until the answer to the search that finds it.
    long sendAndSearch() throws Exception {
        var word = nextWord();
        var id = send(word);
        return untilSeen(
                SEARCH_PAUSE,
                () -> api.post("/api/v1/messages/search", agent.key(), "{\"query\":\"%s\"}".formatted(word))
                        .body()
                        .contains(id));
    }

    /// From the answer to a mail's last line until the answer to the GET that lists it.
    long receiveAndList() throws Exception {
        var word = nextWord();
        SmtpMail.send(sending.platform().smtpPort(), agent.email(), word);
        var path = "/api/v1/inboxes/%s/messages?limit=10".formatted(agent.inbox());
        return untilSeen(LIST_PAUSE, () -> api.get(path, agent.key()).body().contains(word));
    }

    private String nextWord() {
        return "probe" + agent.inbox().replaceAll("\\W", "").toLowerCase(Locale.ROOT) + number.getAndIncrement();
    }

    /// @return id of the message
    private String send(String subject) throws IOException, InterruptedException {
        var answer = api.post(
                "/api/v1/inboxes/%s/messages/send".formatted(agent.inbox()),
                agent.key(),
                "{\"to\":[\"reader@example.com\"],\"subject\":\"%s\",\"text\":\"Seen?\"}".formatted(subject));
        UntrueMeasurement.unless(answer.status() == 201, "A send was refused: %s", answer);
        sending.sentByOthers();
        return answer.json().at("/data/id").stringValue();
    }

    /// Asks again after a third of the time that has passed: looking must not become the load.
    private static long untilSeen(Duration firstPause, Platform.Condition seen) throws Exception {
        long start = System.nanoTime();
        while (!seen.holds()) {
            long passed = System.nanoTime() - start;
            UntrueMeasurement.unless(passed < PATIENCE.toNanos(), "Nothing to be seen after %s", PATIENCE);
            Thread.sleep(Duration.ofNanos(Math.max(firstPause.toNanos(), passed / 3)));
        }
        return System.nanoTime() - start;
    }
}
