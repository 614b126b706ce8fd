package com.mailboxkit.web;

import com.mailboxkit.kernel.problem.ProblemCode;
import com.mailboxkit.kernel.problem.Refusal;
import java.util.concurrent.atomic.AtomicLong;
import org.springframework.core.Ordered;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.http.codec.ServerCodecConfigurer;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.http.server.reactive.ServerHttpRequestDecorator;
import org.springframework.util.unit.DataSize;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/// Stops reading a request body that is larger than anything the API takes, whether its length was announced or not.
final class BodyLimitFilter implements WebFilter, Ordered {

    private final long limit;
    private final ServerCodecConfigurer codecs;

    BodyLimitFilter(DataSize limit, ServerCodecConfigurer codecs) {
        this.limit = limit.toBytes();
        this.codecs = codecs;
    }

    @Override
    public int getOrder() {
        return Ordered.HIGHEST_PRECEDENCE + 50;
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        if (exchange.getRequest().getHeaders().getContentLength() > limit) {
            return Mono.error(tooLarge());
        }
        return Mono.usingWhen(
                Mono.fromSupplier(() ->
                        new RequestExchange(exchange, limited(exchange.getRequest()), exchange.getResponse(), codecs)),
                chain::filter,
                RequestExchange::cleanupMultipart);
    }

    private ServerHttpRequest limited(ServerHttpRequest request) {
        return new ServerHttpRequestDecorator(request) {
            @Override
            public Flux<DataBuffer> getBody() {
                var read = new AtomicLong();
                return super.getBody()
                        .doOnDiscard(DataBuffer.class, DataBufferUtils::release)
                        .map(buffer -> {
                            if (read.addAndGet(buffer.readableByteCount()) > limit) {
                                DataBufferUtils.release(buffer);
                                throw tooLarge();
                            }
                            return buffer;
                        });
            }
        };
    }

    private Refusal tooLarge() {
        return new Refusal(
                ProblemCode.PAYLOAD_TOO_LARGE,
                "The request body is larger than the %d bytes this platform takes.".formatted(limit));
    }
}
