package com.mailboxkit.web;

import com.mailboxkit.kernel.problem.Refusal;
import io.r2dbc.spi.Readable;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.r2dbc.connection.R2dbcTransactionManager;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.transaction.reactive.TransactionalOperator;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.Disposable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/// Limits how many agents register from one address and for one owner, since each of them is given credit. Counted in
/// the database, for all nodes together; what is refused is not counted.
public final class RegistrationLimit implements DisposableBean {

    private static final Logger log = LoggerFactory.getLogger(RegistrationLimit.class);
    private static final long HOUR = TimeUnit.HOURS.toSeconds(1);
    private static final Duration CLEANING = Duration.ofMinutes(10);

    private static final String COUNT = """
            insert into registration_window as w (subject, times, last_at) values (:subject, array[now()], now())
            on conflict (subject) do update set last_at = now(), times = array(
              select t from (select t from unnest(w.times) as t where t > now() - interval '1 hour'
                order by t desc limit :limit) as latest order by t) || now()
            returning cardinality(times) as registrations,
              ceil(extract(epoch from times[1]))::bigint as first, floor(extract(epoch from now()))::bigint as second
            """;

    private static final String FORGET = "delete from registration_window where last_at < now() - interval '1 hour'";

    private final DatabaseClient database;
    private final TransactionalOperator transaction;
    private final RateLimitProperties limits;
    private final ClientAddresses clients;
    private final Disposable cleaning;

    RegistrationLimit(DatabaseClient database, RateLimitProperties limits, ClientAddresses clients) {
        this.database = database;
        this.transaction = TransactionalOperator.create(new R2dbcTransactionManager(database.getConnectionFactory()));
        this.limits = limits;
        this.clients = clients;
        this.cleaning = Flux.interval(CLEANING)
                .onBackpressureDrop()
                .concatMap(tick -> forget())
                .subscribe();
    }

    /// Counts a registration that is about to be carried out; the headers tell what is left to its address. The hour
    /// slides: it is the one before each registration.
    ///
    /// @param owner email address, in the form in which two are compared
    /// @throws Refusal `rate_limited`
    public Mono<Void> admit(ServerWebExchange exchange, String owner) {
        var headers = exchange.getResponse().getHeaders();
        var address = "address " + clients.of(exchange.getRequest());
        return count(address, limits.registrationsPerAddress())
                .doOnNext(allowance -> allowance.writeTo(headers))
                .flatMap(allowance -> check(allowance, "from your network"))
                .then(count("owner " + owner, limits.registrationsPerOwner()))
                .flatMap(allowance -> check(allowance, "for this owner"))
                .as(transaction::transactional);
    }

    /// Empty where there is no limit.
    private Mono<RateLimitStatus> count(String subject, int limit) {
        if (limit == 0) {
            return Mono.empty();
        }
        return database.sql(COUNT)
                .bind("subject", subject)
                .bind("limit", limit)
                .map(row -> {
                    long end = number(row, "first") + HOUR; // then one more is let in
                    long left = limit - number(row, "registrations");
                    return new RateLimitStatus(
                            "registration",
                            left >= 0,
                            limit,
                            (int) Math.max(0, left),
                            end,
                            Math.clamp(end - number(row, "second"), 1, HOUR));
                })
                .one();
    }

    private static Mono<Void> check(RateLimitStatus allowance, String whose) {
        return allowance.granted()
                ? Mono.empty()
                : Mono.error(allowance.refusal("There were %d registrations %s within an hour. Try again in %d seconds."
                        .formatted(allowance.limit(), whose, allowance.secondsLeft())));
    }

    private Mono<Long> forget() {
        return database.sql(FORGET).fetch().rowsUpdated().onErrorResume(failure -> {
            log.warn("Registrations of more than an hour ago could not be deleted; they will be later", failure);
            return Mono.empty();
        });
    }

    private static long number(Readable row, String column) {
        return Objects.requireNonNull(row.get(column, Number.class), "column is declared not null")
                .longValue();
    }

    @Override
    public void destroy() {
        cleaning.dispose();
    }
}
