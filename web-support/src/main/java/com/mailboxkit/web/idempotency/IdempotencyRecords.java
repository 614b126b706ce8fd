package com.mailboxkit.web.idempotency;

import com.mailboxkit.kernel.RequestBatcher;
import com.mailboxkit.web.idempotency.Claim.Busy;
import com.mailboxkit.web.idempotency.Claim.Granted;
import com.mailboxkit.web.idempotency.Claim.Reused;
import com.mailboxkit.web.idempotency.Claim.Settled;
import com.mailboxkit.web.idempotency.LeaseRenewal.Held;
import io.r2dbc.spi.Readable;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Collection;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Mono;

/// The table of what was asked with an `Idempotency-Key`. Every node asks it before it carries such a request out, and
/// one of them is told to, for as long as its lease lasts. Requests that wait share round trips.
///
/// Neither a claim nor an answer is waited for to be on disk. PostgreSQL writes its log in order: once the events that
/// a request made are safe, so is the claim before them. An answer that is lost with the machine is made once more, of
/// the same claim. Where events are kept elsewhere, claims are waited for.
final class IdempotencyRecords {

    private static final int SEED_BYTES = 32;
    private static final int LARGEST_GROUP = 200;
    private static final SecureRandom RANDOM = new SecureRandom();

    /// Begins what is new, what has expired, and what was left without an answer.
    private static final String CLAIM = """
            with quick as materialized (select set_config('synchronous_commit', :commit, true) as commit)
            insert into idempotency_record as r
              (scope, fingerprint, seed, at, attempt, busy_until, expires_at)
            select decode(scope, 'hex'), decode(fingerprint, 'hex'), decode(seed, 'hex'),
              date_trunc('milliseconds', now()), 1,
              now() + :lease * interval '1 millisecond', now() + :retention * interval '1 millisecond'
            from quick, unnest(:scopes, :fingerprints, :seeds) as asked (scope, fingerprint, seed)
            order by scope
            on conflict (scope) do update set
              fingerprint = excluded.fingerprint,
              seed = case when r.expires_at <= now() then excluded.seed else r.seed end,
              at = case when r.expires_at <= now() then excluded.at else r.at end,
              attempt = r.attempt + 1,
              busy_until = excluded.busy_until,
              expires_at = case when r.expires_at <= now() then excluded.expires_at else r.expires_at end,
              answer = null
            where r.expires_at <= now()
              or (r.answer is null and r.busy_until <= now() and r.fingerprint = excluded.fingerprint)
            returning encode(scope, 'hex') as scope, encode(seed, 'hex') as seed, at, attempt
            """;

    private static final String LOOK = """
            select encode(r.scope, 'hex') as scope, encode(fingerprint, 'hex') as fingerprint,
              encode(seed, 'hex') as seed, answer,
              greatest(1, ceil(extract(epoch from busy_until - now())))::bigint as busy_seconds
            from unnest(:scopes) as asked (scope) join idempotency_record r on r.scope = decode(asked.scope, 'hex')
            """;

    /// An empty answer is none: the next who asks may begin at once. Rows are locked in the order of CLAIM.
    private static final String CLOSE = """
            with quick as materialized (select set_config('synchronous_commit', 'off', true) as commit),
            mine as (
              select r.scope, decode(closed.answer, 'base64') as answer
              from quick, unnest(:scopes, :attempts, :answers) as closed (scope, attempt, answer)
                join idempotency_record r on r.scope = decode(closed.scope, 'hex') and r.attempt = closed.attempt
              where r.answer is null
              order by r.scope for update of r)
            update idempotency_record r set
              answer = nullif(mine.answer, ''),
              busy_until = case when mine.answer = '' then now() else r.busy_until end
            from mine where r.scope = mine.scope
            """;

    /// What was answered, released or taken over meanwhile is left alone. Rows are locked in the order of CLAIM.
    private static final String RENEW = """
            with quick as materialized (select set_config('synchronous_commit', 'off', true) as commit),
            mine as (
              select r.scope
              from quick, unnest(:scopes, :attempts) as held (scope, attempt)
                join idempotency_record r on r.scope = decode(held.scope, 'hex') and r.attempt = held.attempt
              where r.answer is null and r.busy_until > now()
              order by r.scope for update of r)
            update idempotency_record r set busy_until = now() + :lease * interval '1 millisecond'
            from mine where r.scope = mine.scope
            """;

    private static final String FORGET = """
            delete from idempotency_record where scope in (
              select scope from idempotency_record where expires_at <= now()
              limit :most for update skip locked)
            """;

    /// Hashes are in lower-case hex, since the driver has no arrays of bytes.
    ///
    /// @param scope SHA-256 of who asks, method, path and key
    /// @param fingerprint SHA-256 of what is asked
    record Request(String scope, String fingerprint) {}

    private record Closing(Request request, int attempt, byte[] answer) {}

    private record Row(String scope, String fingerprint, String seed, byte @Nullable [] answer, long busySeconds) {}

    private final DatabaseClient database;
    private final Duration retention;
    private final Duration lease;
    private final boolean isBesideEvents;
    private final RequestBatcher<Request, Claim> claims = new RequestBatcher<>(LARGEST_GROUP, this::claimAll);
    private final RequestBatcher<Closing, Closing> closings = new RequestBatcher<>(LARGEST_GROUP, this::closeAll);

    /// @param isBesideEvents whether events are kept in the same database
    IdempotencyRecords(DatabaseClient database, Duration retention, Duration lease, boolean isBesideEvents) {
        this.database = database;
        this.retention = retention;
        this.lease = lease;
        this.isBesideEvents = isBesideEvents;
    }

    Mono<Claim> claim(Request request) {
        return Mono.fromFuture(() -> claims.add(request), true);
    }

    /// Keeps what the request was answered. Does nothing where a later attempt has begun.
    Mono<Void> settle(Request request, int attempt, byte[] answer) {
        return close(new Closing(request, attempt, answer));
    }

    /// Lets the next who asks carry the request out.
    Mono<Void> release(Request request, int attempt) {
        return close(new Closing(request, attempt, new byte[0]));
    }

    private Mono<Void> close(Closing closing) {
        return Mono.fromFuture(() -> closings.add(closing), true).then();
    }

    /// Lets the leases of requests that are under way begin anew.
    Mono<Long> renew(List<Held> claims) {
        return database.sql(RENEW)
                .bind("lease", lease.toMillis())
                .bind("scopes", texts(claims, claim -> claim.request().scope()))
                .bind("attempts", claims.stream().map(Held::attempt).toArray(Integer[]::new))
                .fetch()
                .rowsUpdated();
    }

    /// Deletes what has expired.
    ///
    /// @param most at a time
    /// @return how many were deleted
    Mono<Long> forget(int most) {
        return database.sql(FORGET).bind("most", most).fetch().rowsUpdated();
    }

    /// Of requests that came together with one key, the first may be told to carry it out.
    @SuppressWarnings("NullAway") // a Mono of collected maps is never empty
    private CompletableFuture<List<Claim>> claimAll(List<Request> requests) {
        var first = new LinkedHashMap<String, Request>();
        requests.forEach(request -> first.putIfAbsent(request.scope(), request));
        return grant(first.values())
                .zipWhen(granted ->
                        granted.size() == requests.size() ? Mono.just(Map.<String, Row>of()) : look(first.keySet()))
                .map(both -> requests.stream()
                        .<Claim>map(request -> {
                            var granted = both.getT1().get(request.scope());
                            return granted != null && first.remove(request.scope(), request)
                                    ? granted
                                    : answer(request, both.getT2().get(request.scope()));
                        })
                        .toList())
                .toFuture();
    }

    private static Claim answer(Request request, @Nullable Row row) {
        if (row == null) {
            return new Busy(1); // it was deleted this moment
        }
        if (!row.fingerprint().equals(request.fingerprint())) {
            return new Reused();
        }
        return row.answer() == null ? new Busy(row.busySeconds()) : new Settled(row.seed(), row.answer());
    }

    private Mono<Map<String, Granted>> grant(Collection<Request> requests) {
        var seeds = requests.stream().map(request -> newSeed()).toList();
        return database.sql(CLAIM)
                .bind("commit", isBesideEvents ? "off" : "on")
                .bind("lease", lease.toMillis())
                .bind("retention", retention.toMillis())
                .bind("scopes", texts(requests, Request::scope))
                .bind("fingerprints", texts(requests, Request::fingerprint))
                .bind("seeds", seeds.toArray(String[]::new))
                .map(row -> Map.entry(
                        column(row, "scope", String.class),
                        new Granted(
                                column(row, "seed", String.class),
                                column(row, "at", Instant.class),
                                column(row, "attempt", Integer.class),
                                !seeds.contains(column(row, "seed", String.class)))))
                .all()
                .collectMap(Map.Entry::getKey, Map.Entry::getValue);
    }

    private Mono<Map<String, Row>> look(Collection<String> scopes) {
        return database.sql(LOOK)
                .bind("scopes", scopes.toArray(String[]::new))
                .map(row -> new Row(
                        column(row, "scope", String.class),
                        column(row, "fingerprint", String.class),
                        column(row, "seed", String.class),
                        row.get("answer", byte[].class),
                        column(row, "busy_seconds", Long.class)))
                .all()
                .collectMap(Row::scope);
    }

    @SuppressWarnings("NullAway") // a Mono of a count is never empty
    private CompletableFuture<List<Closing>> closeAll(List<Closing> closings) {
        return database.sql(CLOSE)
                .bind("scopes", texts(closings, closing -> closing.request().scope()))
                .bind("attempts", closings.stream().map(Closing::attempt).toArray(Integer[]::new))
                .bind("answers", texts(closings, closing -> Base64.getEncoder().encodeToString(closing.answer())))
                .fetch()
                .rowsUpdated()
                .thenReturn(closings)
                .toFuture();
    }

    private static <T> String[] texts(Collection<T> items, Function<T, String> text) {
        return items.stream().map(text).toArray(String[]::new);
    }

    private static String newSeed() {
        var bytes = new byte[SEED_BYTES];
        RANDOM.nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }

    private static <T> T column(Readable row, String column, Class<T> type) {
        return Objects.requireNonNull(row.get(column, type), "column is declared not null");
    }
}
