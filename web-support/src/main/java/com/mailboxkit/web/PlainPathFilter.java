package com.mailboxkit.web;

import com.mailboxkit.kernel.problem.ProblemCode;
import com.mailboxkit.kernel.problem.Refusal;
import org.springframework.core.Ordered;
import org.springframework.http.server.PathContainer.PathSegment;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/// Lets a path mean one thing only. Routes are found by the decoded path without its parameters, while the filters that
/// ask for a key look at how the path begins: `/%61dmin` would walk around them. Nothing here has a name that needs
/// encoding, so what is spelt otherwise is not there. Nor has a query any use for the character 0, which PostgreSQL
/// keeps
/// in no text.
final class PlainPathFilter implements WebFilter, Ordered {

    @Override
    public int getOrder() {
        return Ordered.HIGHEST_PRECEDENCE + 40; // before every filter that looks at paths
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        boolean plain = exchange.getRequest().getPath().pathWithinApplication().elements().stream()
                .allMatch(element -> !(element instanceof PathSegment segment)
                        || segment.value().equals(segment.valueToMatch()));
        if (!plain) {
            return Mono.error(new Refusal(
                    ProblemCode.NOT_FOUND, "There is nothing at this path: it is encoded or has parameters."));
        }
        return exchange.getRequest().getQueryParams().entrySet().stream()
                .filter(parameter -> parameter.toString().indexOf('\0') >= 0)
                .findFirst()
                .map(parameter -> Mono.<Void>error(
                        Refusal.invalid(parameter.getKey().replace("\0", ""), "must not contain the character 0")))
                .orElseGet(() -> chain.filter(exchange));
    }
}
