package com.mailboxkit.mcp.platform;

import org.reactivestreams.Publisher;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.core.io.buffer.DefaultDataBufferFactory;
import org.springframework.http.server.reactive.AbstractServerHttpResponse;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/// A response that is kept instead of sent.
final class ApiResponse extends AbstractServerHttpResponse {

    private final int limit;
    private byte[] body = {};

    /// @param limit of the body in bytes; a larger one is an error
    ApiResponse(int limit) {
        super(DefaultDataBufferFactory.sharedInstance);
        this.limit = limit;
    }

    int status() {
        var status = getStatusCode();
        return status == null ? 200 : status.value();
    }

    byte[] body() {
        return body;
    }

    @Override
    protected Mono<Void> writeWithInternal(Publisher<? extends DataBuffer> buffers) {
        return DataBufferUtils.join(buffers, limit)
                .doOnNext(all -> {
                    body = new byte[all.readableByteCount()];
                    all.read(body);
                    DataBufferUtils.release(all);
                })
                .then();
    }

    @Override
    protected Mono<Void> writeAndFlushWithInternal(Publisher<? extends Publisher<? extends DataBuffer>> buffers) {
        return writeWithInternal(Flux.from(buffers).concatMap(part -> part));
    }

    @Override
    protected void applyStatusCode() {
        // kept where it is
    }

    @Override
    protected void applyHeaders() {
        // kept where they are
    }

    @Override
    protected void applyCookies() {
        // the API sets none
    }

    @Override
    public <T> T getNativeResponse() {
        throw new UnsupportedOperationException("a response that is kept has no native one");
    }
}
