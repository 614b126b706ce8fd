package com.mailboxkit.web;

import com.mailboxkit.kernel.organization.OrganizationId;
import com.mailboxkit.kernel.problem.ProblemCode;
import com.mailboxkit.kernel.problem.Refusal;
import com.mailboxkit.kernel.problem.Refusal.Detail;
import java.time.Duration;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Mono;

/// Caps on what an organization has, such as API keys. Those who create something take turns by a lease on a row, over
/// all nodes: so each of them counts what those before it created. A count alone would let all through that come at the
/// same moment. Nobody holds a connection to the database while waiting.
public final class OrganizationQuota {

    private static final Logger log = LoggerFactory.getLogger(OrganizationQuota.class);
    private static final Duration LEASE = Duration.ofSeconds(30); // longer than a command takes
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final Duration FIRST_PAUSE = Duration.ofMillis(10);
    private static final Duration LONGEST_PAUSE = Duration.ofMillis(250);
    private static final long RETRY_SECONDS = 2;

    private static final String TAKE = """
            insert into organization_lease as l (organization_id, holder, until)
            values (:organization, :holder, now() + :lease * interval '1 millisecond')
            on conflict (organization_id) do update set holder = excluded.holder, until = excluded.until
            where l.until <= now()
            """;
    private static final String RELEASE =
            "delete from organization_lease where organization_id = :organization and holder = :holder";

    private final DatabaseClient database;

    OrganizationQuota(DatabaseClient database) {
        this.database = database;
    }

    /// What an organization may have so many of.
    ///
    /// @param things in the plural, such as `API keys`
    /// @param setting by which the operator raises the cap
    public record Cap(String things, String setting, int most) {}

    /// Creates one more where there are fewer than the cap. What is created again, since nobody knows whether it was,
    /// is counted already.
    ///
    /// @param count of what the organization has, which must be up to date
    /// @throws Refusal `limit_reached`; `conflict` where others create for too long
    public <T> Mono<T> oneMore(
            OrganizationId organization, RequestSeed seed, Cap cap, Mono<Integer> count, Mono<T> create) {
        if (seed.isRepeated()) {
            return create;
        }
        var counted = count.filter(has -> has < cap.most())
                .switchIfEmpty(Mono.error(() -> reached(cap)))
                .then(create);
        return Mono.usingWhen(
                take(organization, UUID.randomUUID().toString(), System.nanoTime() + PATIENCE.toNanos(), FIRST_PAUSE),
                holder -> counted,
                holder -> release(organization, holder));
    }

    private Mono<String> take(OrganizationId organization, String holder, long deadline, Duration pause) {
        return database.sql(TAKE)
                .bind("organization", organization.value())
                .bind("holder", holder)
                .bind("lease", LEASE.toMillis())
                .fetch()
                .rowsUpdated()
                .flatMap(taken -> {
                    if (taken > 0) {
                        return Mono.just(holder);
                    }
                    return System.nanoTime() >= deadline
                            ? Mono.error(busy())
                            : Mono.delay(pause)
                                    .then(Mono.defer(() -> take(organization, holder, deadline, longer(pause))));
                });
    }

    private Mono<Void> release(OrganizationId organization, String holder) {
        return database.sql(RELEASE)
                .bind("organization", organization.value())
                .bind("holder", holder)
                .then()
                .onErrorResume(failure -> {
                    log.warn(
                            "The lease of {} could not be released, it ends in {}: {}",
                            organization,
                            LEASE,
                            failure.toString());
                    return Mono.empty();
                });
    }

    private static Duration longer(Duration pause) {
        var twice = pause.multipliedBy(2);
        return twice.compareTo(LONGEST_PAUSE) < 0 ? twice : LONGEST_PAUSE;
    }

    private static Refusal reached(Cap cap) {
        return new Refusal(
                ProblemCode.LIMIT_REACHED,
                "Your organization has %d %s, which is as many as it may have. Delete one, or ask the operator to raise %s."
                        .formatted(cap.most(), cap.things(), cap.setting()));
    }

    private static Refusal busy() {
        return new Refusal(
                ProblemCode.CONFLICT,
                "Your organization creates too many things at the same time. Try again.",
                new Detail.RetryAfter(RETRY_SECONDS));
    }
}
