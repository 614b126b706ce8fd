package com.mailboxkit.web;

import org.springframework.core.Ordered;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/// Answers 500 where an error is thrown that Reactor gives to no subscriber ([FatalErrors]).
final class FatalErrorFilter implements WebFilter, Ordered {

    FatalErrorFilter() {
        FatalErrors.guard();
    }

    @Override
    public int getOrder() {
        return Ordered.HIGHEST_PRECEDENCE; // around all others
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        return FatalErrors.contain(Mono.defer(() -> chain.filter(exchange)));
    }
}
