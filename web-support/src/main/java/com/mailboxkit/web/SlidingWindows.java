package com.mailboxkit.web;

import io.r2dbc.spi.Readable;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.Disposable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/// Counts what strangers do within an hour that slides: the one before each of their requests. Counted in the database,
/// for all nodes together.
final class SlidingWindows implements DisposableBean {

    private static final Logger log = LoggerFactory.getLogger(SlidingWindows.class);
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
    private final Disposable cleaning;

    SlidingWindows(DatabaseClient database) {
        this.database = database;
        this.cleaning = Flux.interval(CLEANING)
                .onBackpressureDrop()
                .concatMap(tick -> forget())
                .subscribe();
    }

    /// Counts one more. Empty where there is no limit.
    ///
    /// @param of what is counted, such as `registration`
    /// @param subject for what or whom
    /// @param limit within an hour; 0 is no limit
    Mono<RateLimitStatus> count(String of, String subject, int limit) {
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
                            of,
                            left >= 0,
                            limit,
                            (int) Math.max(0, left),
                            end,
                            Math.clamp(end - number(row, "second"), 1, HOUR));
                })
                .one();
    }

    private Mono<Long> forget() {
        return database.sql(FORGET).fetch().rowsUpdated().onErrorResume(failure -> {
            log.warn("Counts of more than an hour ago could not be deleted; they will be later", failure);
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
