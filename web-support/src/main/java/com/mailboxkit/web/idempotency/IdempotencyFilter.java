package com.mailboxkit.web.idempotency;

import com.mailboxkit.kernel.problem.ProblemCode;
import com.mailboxkit.kernel.problem.Refusal;
import com.mailboxkit.web.ApiKeyAuthenticator;
import com.mailboxkit.web.Caller;
import com.mailboxkit.web.ClientAddresses;
import com.mailboxkit.web.FatalErrors;
import com.mailboxkit.web.idempotency.Claim.Busy;
import com.mailboxkit.web.idempotency.Claim.Granted;
import com.mailboxkit.web.idempotency.Claim.Reused;
import com.mailboxkit.web.idempotency.Claim.Settled;
import com.mailboxkit.web.idempotency.IdempotencyRecords.Request;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;
import org.springframework.core.Ordered;
import org.springframework.http.HttpMethod;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/// Lets a POST that comes more than once with one `Idempotency-Key` take effect once: the first is carried out, the
/// others are given its answer.
final class IdempotencyFilter implements WebFilter, Ordered {

    private static final String API = "/api/v1/";
    private static final String REPLAYED = "X-Idempotent-Replayed";
    private static final Duration FIRST_PAUSE = Duration.ofMillis(10);
    private static final Duration LONGEST_PAUSE = Duration.ofMillis(250);

    private final IdempotencyRecords records;
    private final IdempotentExecution execution;
    private final ApiKeyAuthenticator keys;
    private final OutcomeCipher cipher;
    private final ClientAddresses clients;
    private final IdempotencyProperties limits;

    IdempotencyFilter(
            IdempotencyRecords records,
            IdempotentExecution execution,
            ApiKeyAuthenticator keys,
            OutcomeCipher cipher,
            ClientAddresses clients,
            IdempotencyProperties limits) {
        this.records = records;
        this.execution = execution;
        this.keys = keys;
        this.cipher = cipher;
        this.clients = clients;
        this.limits = limits;
    }

    /// What one request is about, once it was read.
    ///
    /// @param caller null where it needs no API key
    private record Asked(
            ServerWebExchange exchange,
            WebFilterChain chain,
            @Nullable Caller caller,
            IdempotencyKey key,
            Request request,
            SpooledBody body) {}

    @Override
    public int getOrder() {
        return Ordered.HIGHEST_PRECEDENCE + 200; // behind the filter that tells who calls
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        var request = exchange.getRequest();
        var given = request.getHeaders().get(IdempotencyKey.HEADER);
        if (given == null
                || request.getMethod() != HttpMethod.POST
                || !request.getPath().value().startsWith(API)) {
            return chain.filter(exchange);
        }
        Caller caller = exchange.getAttribute(Caller.class.getName());
        int shortest = caller == null ? limits.minAnonymousKeyLength() : 1;
        var key = IdempotencyKey.of(given, shortest, limits.maxKeyLength());
        var scope = scope(who(caller, request), request.getPath().value(), key);
        return Spooling.read(request, limits.memoryPerBody().toBytes())
                .map(body -> new Asked(exchange, chain, caller, key, new Request(scope, body.fingerprint()), body))
                .flatMap(asked -> detached(answer(asked)))
                .flatMap(outcome -> outcome.writeTo(exchange.getResponse()));
    }

    /// A session may ask for several organizations.
    private String who(@Nullable Caller caller, ServerHttpRequest request) {
        if (caller == null) {
            return "address " + clients.of(request);
        }
        var key = "key " + caller.apiKeyId().value();
        return caller.session() == null
                ? key
                : "%s of session %s in %s".formatted(key, caller.session().id(), caller.organizationId());
    }

    /// Goes on to the end though the client hangs up: it will ask again, and then there shall be an answer.
    private static <T> Mono<T> detached(Mono<T> work) {
        return Mono.deferContextual(
                context -> Mono.fromFuture(() -> work.contextWrite(context).toFuture(), true));
    }

    private Mono<Outcome> answer(Asked asked) {
        return Mono.usingWhen(
                Mono.just(asked.body()),
                body -> FatalErrors.contain(
                        settle(asked, System.nanoTime() + limits.patience().toNanos())),
                SpooledBody::discard);
    }

    private Mono<Outcome> settle(Asked asked, long deadline) {
        return records.claim(asked.request())
                .flatMap(claim -> claim instanceof Busy busy
                        ? await(asked, busy, deadline, FIRST_PAUSE)
                                .delayUntil(settled -> mustStillBeValid(asked, settled))
                                .flatMap(settled -> settle(asked, settled))
                        : settle(asked, claim));
    }

    /// Waits until the request that is under way has ended.
    private Mono<Claim> await(Asked asked, Busy busy, long deadline, Duration pause) {
        return System.nanoTime() >= deadline
                ? Mono.error(inFlight(busy.seconds()))
                : Mono.delay(pause)
                        .then(Mono.defer(() -> records.claim(asked.request())))
                        .flatMap(claim -> claim instanceof Busy still
                                ? await(asked, still, deadline, longer(pause))
                                : Mono.just(claim));
    }

    /// The API key may have been revoked while the request waited.
    private Mono<Void> mustStillBeValid(Asked asked, Claim claim) {
        var caller = asked.caller();
        if (caller == null) {
            return Mono.empty();
        }
        return keys.mustBeValid(caller)
                .onErrorResume(refused -> claim instanceof Granted granted
                        ? records.release(asked.request(), granted.attempt()).then(Mono.error(refused))
                        : Mono.error(refused));
    }

    private Mono<Outcome> settle(Asked asked, Claim claim) {
        return switch (claim) {
            case Granted granted ->
                execution.carryOut(
                        asked.exchange(), asked.chain(), asked.body(), asked.key(), asked.request(), granted);
            case Settled settled -> {
                asked.exchange().getResponse().getHeaders().set(REPLAYED, "true");
                yield Mono.just(cipher.decrypt(settled.answer(), settled.seed(), asked.key()));
            }
            case Reused reused -> Mono.error(reused());
            case Busy busy -> Mono.error(inFlight(busy.seconds()));
        };
    }

    private static Duration longer(Duration pause) {
        var twice = pause.multipliedBy(2);
        return twice.compareTo(LONGEST_PAUSE) < 0 ? twice : LONGEST_PAUSE;
    }

    private static String scope(String who, String path, IdempotencyKey key) {
        try {
            var text = "%s\nPOST\n%s\n%s".formatted(who, path, key.value());
            var sha256 = MessageDigest.getInstance("SHA-256");
            return HexFormat.of().formatHex(sha256.digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    private static Refusal reused() {
        return new Refusal(
                ProblemCode.IDEMPOTENCY_KEY_REUSED,
                "This Idempotency-Key was used for another request body. Use a new key for a new request.");
    }

    private static Refusal inFlight(long seconds) {
        return new Refusal(
                ProblemCode.IDEMPOTENCY_IN_FLIGHT,
                "A request with this Idempotency-Key is still being carried out. Try again to get its answer.",
                new Refusal.Detail.RetryAfter(seconds));
    }
}
