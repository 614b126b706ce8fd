package com.mailboxkit.web;

import com.mailboxkit.kernel.problem.Refusal;
import org.springframework.core.Ordered;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/// Refuses the character 0 in a query: PostgreSQL keeps it in no text, so nothing that is asked for can have it.
final class PlainQueryFilter implements WebFilter, Ordered {

    private static final String ZERO = "\0";

    @Override
    public int getOrder() {
        return Ordered.HIGHEST_PRECEDENCE + 150; // behind the filter that tells who calls
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        for (var parameter : exchange.getRequest().getQueryParams().entrySet()) {
            if (parameter.toString().contains(ZERO)) {
                return Mono.error(
                        Refusal.invalid(parameter.getKey().replace(ZERO, ""), "must not contain the character 0"));
            }
        }
        return chain.filter(exchange);
    }
}
