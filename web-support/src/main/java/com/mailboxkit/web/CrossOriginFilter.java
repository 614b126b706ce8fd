package com.mailboxkit.web;

import org.springframework.core.Ordered;
import org.springframework.web.cors.CorsConfiguration;
import org.springframework.web.cors.reactive.CorsUtils;
import org.springframework.web.cors.reactive.DefaultCorsProcessor;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/// Answers the questions of browsers before the API asks for a key, which they do not send with them. Without a
/// configured origin it does nothing: what is answered then has no header that would let a page read it.
final class CrossOriginFilter implements WebFilter, Ordered {

    private final CorsConfiguration rules;
    private final boolean isOff;
    private final DefaultCorsProcessor processor = new DefaultCorsProcessor();

    CrossOriginFilter(CrossOriginProperties settings) {
        this.rules = settings.rules();
        this.isOff = settings.origins().isEmpty();
    }

    @Override
    public int getOrder() {
        return Ordered.HIGHEST_PRECEDENCE + 45; // before the filter that tells who calls
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        if (isOff || !exchange.getRequest().getPath().value().startsWith("/api/v1/")) {
            return chain.filter(exchange);
        }
        boolean allowed = processor.process(rules, exchange);
        return !allowed || CorsUtils.isPreFlightRequest(exchange.getRequest()) ? Mono.empty() : chain.filter(exchange);
    }
}
