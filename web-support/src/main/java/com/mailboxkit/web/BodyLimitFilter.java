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
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/// Stops reading a request body that is larger than anything the API takes, whether its length was announced or not.
/// A request that needs no API key gets little: nobody knows who sends it.
final class BodyLimitFilter implements WebFilter, Ordered {

    private final long limit;
    private final long anonymousLimit;
    private final ServerCodecConfigurer codecs;

    BodyLimitFilter(HttpProperties limits, ServerCodecConfigurer codecs) {
        this.limit = limits.maxBodySize().toBytes();
        this.anonymousLimit = Math.min(limit, limits.maxAnonymousBodySize().toBytes());
        this.codecs = codecs;
    }

    @Override
    public int getOrder() {
        return Ordered.HIGHEST_PRECEDENCE + 50;
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        long most = ApiKeyFilter.needsKey(exchange) ? limit : anonymousLimit;
        if (exchange.getRequest().getHeaders().getContentLength() > most) {
            return Mono.error(tooLarge(most));
        }
        return Mono.usingWhen(
                Mono.fromSupplier(() -> new RequestExchange(
                        exchange, limited(exchange.getRequest(), most), exchange.getResponse(), codecs)),
                chain::filter,
                RequestExchange::cleanupMultipart);
    }

    private ServerHttpRequest limited(ServerHttpRequest request, long most) {
        return new ServerHttpRequestDecorator(request) {
            @Override
            public Flux<DataBuffer> getBody() {
                var read = new AtomicLong();
                return super.getBody()
                        .doOnDiscard(DataBuffer.class, DataBufferUtils::release)
                        .map(buffer -> {
                            if (read.addAndGet(buffer.readableByteCount()) > most) {
                                DataBufferUtils.release(buffer);
                                throw tooLarge(most);
                            }
                            return buffer;
                        });
            }
        };
    }

    private static Refusal tooLarge(long most) {
        return new Refusal(
                ProblemCode.PAYLOAD_TOO_LARGE,
                "The request body is larger than the %d bytes this platform takes here.".formatted(most));
    }
}
