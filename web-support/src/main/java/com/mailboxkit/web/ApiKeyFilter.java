package com.mailboxkit.web;

import com.mailboxkit.kernel.ReadBarrier;
import com.mailboxkit.kernel.problem.ProblemCode;
import com.mailboxkit.kernel.problem.Refusal;
import com.mailboxkit.web.session.SessionCookie;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeoutException;
import java.util.regex.Pattern;
import org.springframework.core.Ordered;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/// Lets nobody into the API without a valid key or session, and no reader past its own writes.
final class ApiKeyFilter implements WebFilter, Ordered {

    static final String CALLER = Caller.class.getName();

    private static final String API = "/api/v1/";
    private static final String MCP = "/mcp"; // where what the tools do is a request of the API again
    private static final String REGISTER = "/api/v1/register";
    private static final String SESSION = "/api/v1/session";
    private static final String SESSIONS = "/api/v1/sessions";

    /// By which people get a session.
    private static final Set<String> SIGN_IN = Set.of(SESSIONS, SESSIONS + "/links");

    private static final String SEARCH = "/api/v1/messages/search";
    private static final Pattern TEST_WRITES = Pattern.compile(API + "inboxes/[^/]+/messages/(send|[^/]+/reply)");
    private static final Set<HttpMethod> READS = Set.of(HttpMethod.GET, HttpMethod.HEAD, HttpMethod.OPTIONS);
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final CallAuthenticator callers;
    private final ReadBarrier barrier;

    ApiKeyFilter(CallAuthenticator callers, ReadBarrier barrier) {
        this.callers = callers;
        this.barrier = barrier;
    }

    @Override
    public int getOrder() {
        return Ordered.HIGHEST_PRECEDENCE + 100;
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        String path = exchange.getRequest().getPath().value();
        if (!isApi(path)) {
            return chain.filter(exchange);
        }
        keepPrivate(exchange.getResponse().getHeaders());
        if (!needsKey(exchange)) {
            return chain.filter(exchange);
        }
        return authenticate(exchange, path)
                .doOnNext(call -> checkSandbox(call.caller(), exchange, path))
                .flatMap(call -> isRead(exchange, path) ? ownWrites(call) : Mono.just(call))
                .flatMap(call -> {
                    exchange.getAttributes().put(CALLER, call.caller());
                    return chain.filter(exchange);
                });
    }

    /// Answers are nobody else's, and are what they say they are.
    static void keepPrivate(HttpHeaders headers) {
        headers.setCacheControl(CacheControl.noStore().cachePrivate());
        headers.set("X-Content-Type-Options", "nosniff");
    }

    /// Whether nobody gets further with the request than to this filter without a key or a session.
    static boolean needsKey(ServerWebExchange exchange) {
        String path = exchange.getRequest().getPath().value();
        boolean isSignIn =
                SIGN_IN.contains(path) && exchange.getRequest().getMethod().equals(HttpMethod.POST);
        return isApi(path) && !path.equals(REGISTER) && !isSignIn;
    }

    private static boolean isApi(String path) {
        return path.startsWith(API) || path.equals(MCP);
    }

    /// A model gets no session: it would have the rights of the person.
    private Mono<AuthenticatedCall> authenticate(ServerWebExchange exchange, String path) {
        var request = exchange.getRequest();
        var token = path.equals(MCP) || request.getHeaders().containsHeader(HttpHeaders.AUTHORIZATION)
                ? Optional.<String>empty()
                : SessionCookie.token(request);
        if (token.isEmpty()) {
            return patient(callers.byKey(request)).flatMap(call -> withinLimits(call, exchange));
        }
        exchange.getResponse().getHeaders().set("Cross-Origin-Resource-Policy", "same-origin");
        return patient(callers.bySession(request, token.get(), isAboutSessions(path), isRead(exchange, path)))
                .flatMap(call -> withinLimits(call, exchange));
    }

    private static boolean isAboutSessions(String path) {
        return path.equals(SESSION) || path.equals(SESSIONS) || path.startsWith(SESSIONS + "/");
    }

    private static Mono<AuthenticatedCall> withinLimits(AuthenticatedCall call, ServerWebExchange exchange) {
        var rateLimit = call.rateLimit();
        if (rateLimit == null) {
            return Mono.just(call);
        }
        rateLimit.writeTo(exchange.getResponse().getHeaders());
        return rateLimit.granted()
                ? Mono.just(call)
                : Mono.error(rateLimit.refusal("This %s has used up its %d requests. Try again in %d seconds."
                        .formatted(rateLimit.of(), rateLimit.limit(), rateLimit.secondsLeft())));
    }

    private Mono<AuthenticatedCall> ownWrites(AuthenticatedCall call) {
        var organization = call.caller().organizationId();
        return patient(Mono.fromFuture(() -> barrier.settled(organization, call.pending()), true)
                .thenReturn(call));
    }

    private static <T> Mono<T> patient(Mono<T> answer) {
        return answer.timeout(PATIENCE)
                .onErrorMap(
                        TimeoutException.class,
                        late -> new Refusal(
                                ProblemCode.READ_MODEL_BEHIND,
                                "What was written last is not readable yet. Try again shortly.",
                                new Refusal.Detail.RetryAfter(2)));
    }

    /// A test key lies about in test code and logs: it changes nothing but test messages.
    private static void checkSandbox(Caller caller, ServerWebExchange exchange, String path) {
        if (caller.test()
                && !isRead(exchange, path)
                && !path.equals(MCP)
                && !(path.equals(SESSION) && caller.session() != null)
                && !TEST_WRITES.matcher(path).matches()) {
            throw new Refusal(
                    ProblemCode.ACCESS_DENIED,
                    "A test key reads, and sends and replies within the sandbox. Use a live key for this.");
        }
    }

    private static boolean isRead(ServerWebExchange exchange, String path) {
        var method = exchange.getRequest().getMethod();
        return READS.contains(method) || path.equals(SEARCH);
    }
}
