package com.mailboxkit.web;

import com.mailboxkit.kernel.problem.ProblemCode;
import com.mailboxkit.kernel.problem.Refusal;
import java.util.Set;
import org.springframework.core.Ordered;
import org.springframework.http.server.PathContainer.PathSegment;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/// Lets a path mean one thing only. Routes are found by the decoded path without its parameters, while the filters that
/// ask for a key look at how the path begins: `/%61dmin` would walk around them, and so would `/actuator/health/../x`.
/// Nothing here has a name that needs encoding or dots alone, so what is spelt otherwise is not there.
final class PlainPathFilter implements WebFilter, Ordered {

    private static final Set<String> DOTS = Set.of(".", "..");

    @Override
    public int getOrder() {
        return Ordered.HIGHEST_PRECEDENCE + 40; // before every filter that looks at paths
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        boolean plain = exchange.getRequest().getPath().pathWithinApplication().elements().stream()
                .allMatch(element -> !(element instanceof PathSegment segment)
                        || segment.value().equals(segment.valueToMatch()) && !DOTS.contains(segment.value()));
        return plain
                ? chain.filter(exchange)
                : Mono.error(new Refusal(
                        ProblemCode.NOT_FOUND,
                        "There is nothing at this path: it is encoded, or has parameters or dots alone."));
    }
}
