package com.mailboxkit.bench;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Mono;
import reactor.netty.DisposableServer;
import reactor.netty.http.server.HttpServer;
import reactor.netty.http.server.HttpServerRequest;
import reactor.netty.http.server.HttpServerResponse;

/// A fast receiver of webhooks. It keeps how old the event of each delivery was when it came for the first time.
final class HookReceiver implements AutoCloseable {

    private static final String TIMESTAMP = "\"timestamp\":\"";
    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final Duration POLL = Duration.ofMillis(10);

    private final Map<String, Long> ageMillisByDelivery = new ConcurrentHashMap<>();
    private final AtomicLong calls = new AtomicLong();
    private volatile String lastBody = "";
    private final DisposableServer server = HttpServer.create()
            .host("127.0.0.1")
            .port(0)
            .route(routes -> routes.post("/hook/{number}", this::take)
                    .post("/bare", (request, response) -> response.status(204).send())
                    .post("/silent", (request, response) -> Mono.never()))
            .bindNow();

    private Publisher<Void> take(HttpServerRequest request, HttpServerResponse response) {
        var id = Objects.requireNonNull(request.requestHeaders().get("webhook-id"), "a delivery has an id");
        return request.receive()
                .aggregate()
                .asString()
                .doOnNext(body -> note(id, body))
                .then(response.status(204).send());
    }

    private void note(String id, String body) {
        int at = body.indexOf(TIMESTAMP) + TIMESTAMP.length();
        var happened = Instant.parse(body.substring(at, body.indexOf('"', at)));
        calls.incrementAndGet();
        ageMillisByDelivery.putIfAbsent(
                id, Duration.between(happened, Instant.now()).toMillis());
        lastBody = body;
    }

    String url(String path) {
        return "http://127.0.0.1:%d/%s".formatted(server.port(), path);
    }

    /// Of an event, as it was told last.
    String lastBody() {
        return lastBody;
    }

    long deliveries() {
        return ageMillisByDelivery.size();
    }

    void forget() {
        ageMillisByDelivery.clear();
        calls.set(0);
    }

    /// Waits until so many deliveries have come, none of them twice.
    void await(long deliveries) throws InterruptedException {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (deliveries() < deliveries && System.nanoTime() < deadline) {
            Thread.sleep(POLL);
        }
        UntrueMeasurement.unless(
                deliveries() == deliveries && calls.get() == deliveries,
                "Of %,d deliveries %,d came, in %,d calls",
                deliveries,
                deliveries(),
                calls.get());
    }

    Percentiles ageMillis() {
        var ages = new Percentiles();
        ageMillisByDelivery.values().forEach(age -> ages.add(age));
        return ages;
    }

    @Override
    public void close() {
        server.disposeNow();
    }
}
