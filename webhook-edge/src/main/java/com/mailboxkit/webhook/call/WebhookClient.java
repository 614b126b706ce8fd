package com.mailboxkit.webhook.call;

import com.mailboxkit.kernel.webhook.AttemptFailure;
import com.mailboxkit.kernel.webhook.AttemptResult;
import com.mailboxkit.webhook.address.GuardedAddresses;
import io.netty.buffer.Unpooled;
import io.netty.handler.ssl.SslContext;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import reactor.netty.ByteBufFlux;
import reactor.netty.ByteBufMono;
import reactor.netty.http.client.HttpClient;
import reactor.netty.http.client.HttpClientResponse;
import reactor.netty.resources.ConnectionProvider;

/// Calls customers: one POST, no redirects, no proxies, no second try, and never longer or more than the limits
/// say.
final class WebhookClient implements AutoCloseable {

    private static final String USER_AGENT = "MailboxKit-Webhooks/1";
    private static final int MAX_HEADER_BYTES = 16 * 1024;
    private static final int MAX_CHUNK_BYTES = 8 * 1024;

    /// Shorter than servers keep a connection that nobody uses: one that is just being closed would fail a call.
    private static final Duration IDLE = Duration.ofSeconds(2);

    /// A connection is not kept for longer, so that a host that moved is found where it is now.
    private static final Duration OLDEST = Duration.ofMinutes(1);

    private static final Duration GRACE = Duration.ofMillis(250);

    private final WebhookCallProperties properties;
    private final Clock clock;
    private final ConnectionProvider connections;
    private final HttpClient client;

    /// @param trust whom to believe in TLS; null: the certificate authorities that Java knows
    WebhookClient(
            WebhookCallProperties properties, GuardedAddresses addresses, Clock clock, @Nullable SslContext trust) {
        this.properties = properties;
        this.clock = clock;
        this.connections = ConnectionProvider.builder("webhooks")
                .maxConnections(properties.total())
                .pendingAcquireMaxCount(-1)
                .maxIdleTime(IDLE)
                .maxLifeTime(OLDEST)
                .evictInBackground(IDLE)
                .build();
        var base = HttpClient.create(connections)
                .resolver(addresses)
                .noProxy()
                .followRedirect(false)
                .disableRetry(true)
                .httpResponseDecoder(
                        decoder -> decoder.maxHeaderSize(MAX_HEADER_BYTES).maxChunkSize(MAX_CHUNK_BYTES));
        this.client = trust == null ? base : base.secure(tls -> tls.sslContext(trust));
    }

    /// Completes with what came of it, always, and in time.
    Mono<CallOutcome> call(URI url, Map<String, String> headers, byte[] body) {
        return Mono.defer(() -> {
            long start = System.nanoTime();
            return client.headers(all -> {
                        all.set("User-Agent", USER_AGENT).set("Content-Type", "application/json");
                        headers.forEach(all::set);
                    })
                    .post()
                    .uri(url)
                    .send(ByteBufMono.fromDirect(Mono.fromSupplier(() -> Unpooled.wrappedBuffer(body))))
                    .response((response, content) -> answer(response, content, start))
                    .single()
                    .timeout(properties.timeout().plus(GRACE))
                    .onErrorResume(failure -> Mono.just(failed(failure, start)));
        });
    }

    /// A receiver that has said 2xx has the event, whatever becomes of the rest of its answer.
    private Mono<CallOutcome> answer(HttpClientResponse response, ByteBufFlux content, long start) {
        var read = new ResponsePrefix(properties.maxResponseSize().toBytes());
        return content.asByteArray()
                .takeUntil(read::add)
                .then()
                .timeout(properties.timeout().minusNanos(System.nanoTime() - start))
                .onErrorComplete()
                .then(Mono.fromSupplier(() -> answered(response, read.text(), start)));
    }

    private CallOutcome answered(HttpClientResponse response, String text, long start) {
        int status = response.status().code();
        var retryAfter = RetryAfter.seconds(response.responseHeaders().get("Retry-After"), clock.instant());
        var failure = failure(status);
        String detail = failure == null
                ? null
                : "Answered %d %s".formatted(status, response.status().reasonPhrase());
        return new CallOutcome(new AttemptResult(failure, status, millisSince(start), text, detail), retryAfter);
    }

    private static @Nullable AttemptFailure failure(int status) {
        return switch (status / 100) {
            case 2 -> null;
            case 3 -> AttemptFailure.REDIRECT;
            default -> AttemptFailure.STATUS;
        };
    }

    private static CallOutcome failed(Throwable error, long start) {
        var failure = FailureClassifier.of(error);
        return new CallOutcome(
                new AttemptResult(failure.failure(), 0, millisSince(start), "", failure.words(error)), null);
    }

    private static long millisSince(long start) {
        return Duration.ofNanos(System.nanoTime() - start).toMillis();
    }

    @Override
    public void close() {
        connections.dispose();
    }
}
