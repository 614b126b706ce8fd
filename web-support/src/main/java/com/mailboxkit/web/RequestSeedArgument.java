package com.mailboxkit.web;

import java.time.Clock;
import java.util.Objects;
import org.springframework.core.MethodParameter;
import org.springframework.web.reactive.BindingContext;
import org.springframework.web.reactive.result.method.HandlerMethodArgumentResolver;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/// Gives a controller method time and randomness: those of its idempotency record, or fresh ones.
final class RequestSeedArgument implements HandlerMethodArgumentResolver {

    private final Clock clock;

    RequestSeedArgument(Clock clock) {
        this.clock = clock;
    }

    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        return parameter.getParameterType() == RequestSeed.class;
    }

    @Override
    public Mono<Object> resolveArgument(MethodParameter parameter, BindingContext context, ServerWebExchange exchange) {
        RequestSeed kept = exchange.getAttribute(RequestSeed.class.getName());
        return Mono.just(Objects.requireNonNullElseGet(kept, () -> new FreshRequestSeed(clock)));
    }
}
