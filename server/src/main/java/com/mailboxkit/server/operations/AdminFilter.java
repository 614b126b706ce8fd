package com.mailboxkit.server.operations;

import com.mailboxkit.kernel.problem.ProblemCode;
import com.mailboxkit.kernel.problem.Refusal;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import org.springframework.core.Ordered;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/// Lets only operators reach `/admin` and the figures for monitoring: those who can read the admin key in the data
/// folder.
public final class AdminFilter implements WebFilter, Ordered {

    private final byte[] authorization;

    public AdminFilter(String adminKey) {
        this.authorization = ("Bearer " + adminKey).getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public int getOrder() {
        return Ordered.HIGHEST_PRECEDENCE + 100;
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        if (!isForOperators(exchange.getRequest().getPath().value())) {
            return chain.filter(exchange);
        }
        String given = exchange.getRequest().getHeaders().getFirst("Authorization");
        boolean admin = given != null && MessageDigest.isEqual(authorization, given.getBytes(StandardCharsets.UTF_8));
        return admin
                ? chain.filter(exchange)
                : Mono.error(new Refusal(ProblemCode.UNAUTHENTICATED, "Send the key of the file admin-key as Bearer."));
    }

    private static boolean isForOperators(String path) {
        return path.startsWith("/admin") || path.startsWith("/actuator") && !path.startsWith("/actuator/health");
    }
}
