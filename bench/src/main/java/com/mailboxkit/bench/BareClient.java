package com.mailboxkit.bench;

import io.netty.buffer.Unpooled;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.netty.ByteBufMono;
import reactor.netty.http.client.HttpClient;
import reactor.netty.resources.ConnectionProvider;

/// The HTTP library that calls webhooks, with nothing around it.
final class BareClient {

    private static final int TRIAL = 5_000;

    private BareClient() {}

    /// @param concurrent calls at a time
    /// @return calls a second
    static double callsPerSecond(String url, String body, int concurrent, Duration length) {
        var connections =
                ConnectionProvider.builder("bare").maxConnections(concurrent).build();
        try {
            var client =
                    HttpClient.create(connections).headers(headers -> headers.set("Content-Type", "application/json"));
            call(client, url, body, concurrent, TRIAL);
            double expected = call(client, url, body, concurrent, TRIAL);
            return call(client, url, body, concurrent, Math.round(expected * length.toSeconds()));
        } finally {
            connections.dispose();
        }
    }

    private static double call(HttpClient client, String url, String body, int concurrent, long calls) {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        long start = System.nanoTime();
        Flux.range(0, Math.toIntExact(calls))
                .flatMap(
                        call -> client.post()
                                .uri(url)
                                .send(ByteBufMono.fromDirect(Mono.fromSupplier(() -> Unpooled.wrappedBuffer(bytes))))
                                .response(),
                        concurrent)
                .blockLast();
        return calls * 1e9 / (System.nanoTime() - start);
    }
}
