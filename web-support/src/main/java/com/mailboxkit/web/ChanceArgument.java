package com.mailboxkit.web;

import java.time.Clock;
import java.util.Objects;
import org.springframework.core.MethodParameter;
import org.springframework.web.reactive.BindingContext;
import org.springframework.web.reactive.result.method.HandlerMethodArgumentResolver;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/// Gives a controller method time and randomness: those of its idempotency record, or fresh ones.
final class ChanceArgument implements HandlerMethodArgumentResolver {

    private final Clock clock;

    ChanceArgument(Clock clock) {
        this.clock = clock;
    }

    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        return parameter.getParameterType() == Chance.class;
    }

    @Override
    public Mono<Object> resolveArgument(MethodParameter parameter, BindingContext context, ServerWebExchange exchange) {
        Chance kept = exchange.getAttribute(Chance.class.getName());
        return Mono.just(Objects.requireNonNullElseGet(kept, () -> new FreshChance(clock)));
    }
}
