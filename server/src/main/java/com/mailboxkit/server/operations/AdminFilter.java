package com.mailboxkit.server.operations;

import com.mailboxkit.kernel.problem.ProblemCode;
import com.mailboxkit.kernel.problem.Refusal;
import com.mailboxkit.web.OperatorSessions;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import org.springframework.core.Ordered;
import org.springframework.http.CacheControl;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/// Lets only operators reach `/admin` and the figures for monitoring: those who can read the admin key in the data
/// folder, and at `/admin` those whose session was opened with a link that this key made.
public final class AdminFilter implements WebFilter, Ordered {

    private static final String ADMIN = "/admin";

    private final byte[] authorization;
    private final OperatorSessions sessions;

    public AdminFilter(String adminKey, OperatorSessions sessions) {
        this.authorization = ("Bearer " + adminKey).getBytes(StandardCharsets.UTF_8);
        this.sessions = sessions;
    }

    @Override
    public int getOrder() {
        return Ordered.HIGHEST_PRECEDENCE + 100;
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        String path = exchange.getRequest().getPath().value();
        if (!isForOperators(path)) {
            return chain.filter(exchange);
        }
        String given = exchange.getRequest().getHeaders().getFirst("Authorization");
        if (given == null && path.startsWith(ADMIN)) {
            var headers = exchange.getResponse().getHeaders();
            headers.setCacheControl(CacheControl.noStore().cachePrivate());
            headers.set("X-Content-Type-Options", "nosniff");
            return sessions.find(exchange.getRequest())
                    .switchIfEmpty(Mono.error(AdminFilter::refusal))
                    .flatMap(operator -> chain.filter(exchange));
        }
        boolean admin = given != null && MessageDigest.isEqual(authorization, given.getBytes(StandardCharsets.UTF_8));
        return admin ? chain.filter(exchange) : Mono.error(refusal());
    }

    private static Refusal refusal() {
        return new Refusal(
                ProblemCode.UNAUTHENTICATED,
                "Send the key of the file admin-key as Bearer, or sign in with the link of `./mailboxkit dashboard`.");
    }

    private static boolean isForOperators(String path) {
        return path.startsWith(ADMIN) || path.startsWith("/actuator") && !path.startsWith("/actuator/health");
    }
}
