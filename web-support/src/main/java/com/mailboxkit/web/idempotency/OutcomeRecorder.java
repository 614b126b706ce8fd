package com.mailboxkit.web.idempotency;

import java.io.ByteArrayOutputStream;
import java.util.Objects;
import org.reactivestreams.Publisher;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.http.server.reactive.ServerHttpResponseDecorator;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/// Takes an answer down instead of sending it. Headers go to the real response, where they are sent with it.
final class OutcomeRecorder extends ServerHttpResponseDecorator {

    private final ByteArrayOutputStream body = new ByteArrayOutputStream();
    private volatile boolean committed;

    OutcomeRecorder(ServerHttpResponse response) {
        super(response);
    }

    @Override
    public boolean isCommitted() {
        return committed;
    }

    @Override
    public Mono<Void> writeWith(Publisher<? extends DataBuffer> written) {
        committed = true;
        return Flux.from(written)
                .doOnNext(buffer -> {
                    var bytes = new byte[buffer.readableByteCount()];
                    buffer.read(bytes);
                    DataBufferUtils.release(buffer);
                    body.writeBytes(bytes);
                })
                .then();
    }

    @Override
    public Mono<Void> writeAndFlushWith(Publisher<? extends Publisher<? extends DataBuffer>> written) {
        return writeWith(Flux.from(written).concatMap(part -> part));
    }

    @Override
    public Mono<Void> setComplete() {
        committed = true;
        return Mono.empty();
    }

    /// What was taken down.
    Outcome outcome() {
        var status = getStatusCode();
        return new Outcome(
                status == null ? 200 : status.value(),
                Objects.requireNonNullElse(getHeaders().getFirst("Content-Type"), ""),
                body.toByteArray());
    }
}
