package com.mailboxkit.web.idempotency;

import com.mailboxkit.web.FatalErrors;
import com.mailboxkit.web.ProblemHandler;
import com.mailboxkit.web.RequestExchange;
import com.mailboxkit.web.RequestSeed;
import com.mailboxkit.web.idempotency.Claim.Granted;
import com.mailboxkit.web.idempotency.IdempotencyRecords.Request;
import java.util.HexFormat;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.http.codec.ServerCodecConfigurer;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.http.server.reactive.ServerHttpRequestDecorator;
import org.springframework.util.unit.DataSize;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/// Carries a request out with the time and chance of its record, and keeps what it is answered.
final class IdempotentExecution {

    private static final Logger log = LoggerFactory.getLogger(IdempotentExecution.class);

    private final IdempotencyRecords records;
    private final LeaseRenewal leases;
    private final OutcomeCipher cipher;
    private final ProblemHandler problems;
    private final ServerCodecConfigurer codecs;
    private final DataSize maxAnswerSize;

    IdempotentExecution(
            IdempotencyRecords records,
            LeaseRenewal leases,
            OutcomeCipher cipher,
            ProblemHandler problems,
            ServerCodecConfigurer codecs,
            DataSize maxAnswerSize) {
        this.records = records;
        this.leases = leases;
        this.cipher = cipher;
        this.problems = problems;
        this.codecs = codecs;
        this.maxAnswerSize = maxAnswerSize;
    }

    Mono<Outcome> carryOut(
            ServerWebExchange exchange,
            WebFilterChain chain,
            SpooledBody body,
            IdempotencyKey key,
            Request request,
            Granted granted) {
        exchange.getAttributes()
                .put(
                        RequestSeed.class.getName(),
                        new RepeatableRequestSeed(
                                granted.at(),
                                granted.isRepeated(),
                                HexFormat.of().parseHex(granted.seed()),
                                cipher.secretSeed(granted.seed())));
        var recorder = new OutcomeRecorder(exchange.getResponse());
        var work = Mono.usingWhen(
                Mono.fromSupplier(
                        () -> new RequestExchange(exchange, withBody(exchange.getRequest(), body), recorder, codecs)),
                inner -> FatalErrors.contain(Mono.defer(() -> chain.filter(inner)))
                        .onErrorResume(error -> problems.handle(inner, error)),
                RequestExchange::cleanupMultipart);
        return leases.during(request, granted.attempt(), work)
                .then(Mono.fromSupplier(recorder::outcome))
                .delayUntil(outcome -> keep(outcome, key, request, granted))
                .onErrorResume(failure -> records.release(request, granted.attempt())
                        .onErrorComplete() // the lease ends by itself
                        .then(Mono.error(failure)));
    }

    /// The answer is given though it cannot be kept: who asks again is then given one that is made in the same way.
    private Mono<Void> keep(Outcome outcome, IdempotencyKey key, Request request, Granted granted) {
        var kept = outcome.isFinal() && outcome.body().length <= maxAnswerSize.toBytes()
                ? records.settle(request, granted.attempt(), cipher.encrypt(outcome, granted.seed(), key))
                : records.release(request, granted.attempt());
        return kept.onErrorResume(failure -> {
            log.warn("An outcome could not be kept; its request will be carried out again when repeated", failure);
            return Mono.empty();
        });
    }

    private static ServerHttpRequest withBody(ServerHttpRequest request, SpooledBody body) {
        return new ServerHttpRequestDecorator(request) {
            @Override
            public Flux<DataBuffer> getBody() {
                return body.bytes();
            }
        };
    }
}
