package com.mailboxkit.bench;

import com.mailboxkit.bench.Api.Agent;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;

/// An agent who sends, and the webhooks that are told of it.
///
/// @param alive how many of its webhooks answer
record Hooks(Platform platform, HookReceiver receiver, Agent agent, int alive) {

    private static final int SENDERS = 8;

    /// @param dead addresses that never take anything
    static Hooks make(Platform platform, HookReceiver receiver, int alive, List<String> dead)
            throws IOException, InterruptedException {
        var agent = platform.api().register();
        var urls = new ArrayList<>(dead);
        for (int i = 0; i < alive; i++) {
            urls.add(receiver.url("hook/" + i));
        }
        for (var url : urls) {
            var made = platform.api()
                    .post(
                            "/api/v1/webhooks",
                            agent.key(),
                            "{\"url\":\"%s\",\"events\":[\"message.sent\"]}".formatted(url));
            UntrueMeasurement.unless(made.status() == 201, "A webhook was refused: %s", made);
        }
        return new Hooks(platform, receiver, agent, alive);
    }

    /// Sends as fast as a few clients can, and waits until all is told and recorded.
    ///
    /// @return how long that took
    Duration tell(int sends) throws Exception {
        receiver.forget();
        long start = System.nanoTime();
        var free = new Semaphore(SENDERS);
        var sent = new ArrayList<Future<?>>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < sends; i++) {
                free.acquire();
                sent.add(threads.submit(() -> send(free)));
            }
        }
        for (var one : sent) {
            one.get();
        }
        receiver.await((long) sends * alive);
        platform.events().awaitSagas();
        return Duration.ofNanos(System.nanoTime() - start);
    }

    /// Sends at even steps, whether or not what was sent before is told, and waits until all who answer were told.
    void tellSteadily(int sends, double perSecond) throws Exception {
        receiver.forget();
        var unlimited = new Semaphore(Integer.MAX_VALUE / 2);
        long start = System.nanoTime();
        var sent = new ArrayList<Future<?>>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < sends; i++) {
                long due = start + Math.round(i * 1e9 / perSecond);
                Thread.sleep(Duration.ofNanos(Math.max(0, due - System.nanoTime())));
                sent.add(threads.submit(() -> send(unlimited)));
            }
        }
        for (var one : sent) {
            one.get();
        }
        receiver.await((long) sends * alive);
    }

    private Void send(Semaphore free) throws Exception {
        try {
            var answer = platform.api()
                    .post(
                            "/api/v1/inboxes/%s/messages/send".formatted(agent.inbox()),
                            agent.key(),
                            "{\"to\":[\"reader@example.com\"],\"subject\":\"Told\",\"text\":\"%s\"}"
                                    .formatted("Seen? ".repeat(100)));
            UntrueMeasurement.unless(answer.status() == 201, "A send was refused: %s", answer);
            return null;
        } finally {
            free.release();
        }
    }
}
