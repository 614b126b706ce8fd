package com.mailboxkit.web;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.mailboxkit.kernel.ReadBarrier;
import com.mailboxkit.web.CountedRequests.Windows;
import io.r2dbc.spi.Readable;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Mono;

/// Finds keys, or other callers, and counts their requests in one statement, so that counting exactly over all nodes
/// costs no extra round
/// trip: those of each key, and those of all keys of its organization. A key whose window is used up is
/// remembered until the window ends: refusing it asks nobody.
final class RateLimitedKeys {

    private static final long REMEMBERED = 10_000;

    /// Counts only what is granted, save that a key's row has more than that where its organization has used up its
    /// limit. The clock is the database's, for all nodes have their own; a transaction that comes
    /// late to a row goes on in the window that the row is in. Its commit waits for no disk: after a crash of the
    /// database, a key may have some requests more within that window.
    private static final String COUNT_BY = """
            with clock as materialized (
              select set_config('synchronous_commit', 'off', true) as quick, extract(epoch from now()) as second),
            asked as (
              select %1$s, a.requests,
                floor(clock.second / 60)::bigint as minute, floor(clock.second / 86400)::bigint as day
              from unnest(:hashes, :requests) as a (hash, requests)
                %4$s cross join clock),
            counted as (
              insert into api_key_usage as u (api_key_id, minute, in_minute, day, in_day, asked, granted)
              select id, minute, granted, day, granted, requests, granted
              from asked cross join lateral (select least(requests, :perMinute, :perDay) as granted) first
              order by id
              on conflict (api_key_id) do update set (minute, in_minute, day, in_day, asked, granted) = (%2$s)
              returning *),
            together as (
              select organization_id, max(counted.minute) as minute, max(counted.day) as day,
                sum(counted.granted)::int as requests
              from asked join counted on counted.api_key_id = asked.id group by organization_id),
            of_organizations as (
              insert into organization_usage as u (organization_id, minute, in_minute, day, in_day, asked, granted)
              select organization_id, minute, granted, day, granted, requests, granted
              from together cross join lateral (
                select least(requests, :perMinuteOfOrganization, :perDayOfOrganization) as granted) first
              order by organization_id
              on conflict (organization_id) do update set (minute, in_minute, day, in_day, asked, granted) = (%3$s)
              returning *)
            select asked.hash, asked.id, asked.organization_id, asked.test, asked.unread,
              counted.minute, counted.in_minute, counted.day, counted.in_day,
              o.minute as minute_of_organization, o.in_minute as in_minute_of_organization,
              o.day as day_of_organization, o.in_day as in_day_of_organization,
              greatest(0, least(counted.granted, o.granted + counted.granted
                - sum(counted.granted) over (partition by asked.organization_id order by asked.id)))::int as granted,
              floor(clock.second * 1000)::bigint as millis, clock.quick
            from asked join counted on counted.api_key_id = asked.id
              join of_organizations o on o.organization_id = asked.organization_id cross join clock
            """;

    /// The values of a row of usage `u` once some more is asked for.
    private static String granting(String perMinute, String perDay) {
        return """
                select greatest(u.minute, excluded.minute), used.in_minute + more.granted,
                  greatest(u.day, excluded.day), used.in_day + more.granted, excluded.asked, more.granted
                from (select
                    case when u.minute >= excluded.minute then u.in_minute else 0 end as in_minute,
                    case when u.day >= excluded.day then u.in_day else 0 end as in_day) used
                  cross join lateral (select greatest(0, least(
                    excluded.asked, %s - used.in_minute, %s - used.in_day)) as granted) more""".formatted(perMinute, perDay);
    }

    /// @param since nanosecond in which that was found out, or shortly before it
    /// @param until likewise, in which the minute ends
    private record UsedUp(Caller caller, RateLimitStatus rateLimit, long since, long until) {

        boolean lasts(long now) {
            return until - now > 0;
        }

        AuthenticatedCall refusal(long now) {
            return new AuthenticatedCall(
                    caller, ReadBarrier.NOTHING, rateLimit.after(TimeUnit.NANOSECONDS.toSeconds(now - since)));
        }
    }

    private final DatabaseClient database;
    private final RateLimitProperties limits;
    private final CountedBy by;
    private final String count;
    private final Cache<String, UsedUp> usedUp =
            Caffeine.newBuilder().maximumSize(REMEMBERED).build();

    RateLimitedKeys(DatabaseClient database, RateLimitProperties limits, CountedBy by) {
        this.database = database;
        this.limits = limits;
        this.by = by;
        this.count = COUNT_BY.formatted(
                ApiKeyLookup.COLUMNS,
                granting(":perMinute", ":perDay"),
                granting(":perMinuteOfOrganization", ":perDayOfOrganization"),
                by.join());
    }

    /// One answer for each hash, in their order; empty for an unknown or revoked key.
    @SuppressWarnings("NullAway") // a Mono of a collected map is never empty
    CompletableFuture<List<Optional<AuthenticatedCall>>> admit(List<String> hashes) {
        long before = System.nanoTime();
        var refused = new HashMap<String, AuthenticatedCall>();
        var asked = new LinkedHashMap<String, Integer>();
        for (var hash : hashes) {
            var known = usedUp.getIfPresent(hash);
            if (known != null && known.lasts(before)) {
                refused.put(hash, known.refusal(before));
            } else {
                asked.merge(hash, 1, Integer::sum);
            }
        }
        return (asked.isEmpty() ? Mono.just(Map.<String, CountedRequests>of()) : count(asked))
                .map(counted -> {
                    remember(counted, asked, before);
                    return admit(hashes, counted, refused);
                })
                .toFuture();
    }

    private List<Optional<AuthenticatedCall>> admit(
            List<String> hashes, Map<String, CountedRequests> counted, Map<String, AuthenticatedCall> refused) {
        var indexes = new HashMap<String, Integer>();
        return hashes.stream()
                .map(hash -> {
                    int index = indexes.merge(hash, 1, Integer::sum) - 1;
                    return Optional.ofNullable(counted.get(hash))
                            .map(requests -> new AuthenticatedCall(
                                    requests.caller(), requests.pending(), requests.rateLimit(index, limits, by)))
                            .or(() -> Optional.ofNullable(refused.get(hash)));
                })
                .toList();
    }

    private void remember(Map<String, CountedRequests> counted, Map<String, Integer> asked, long before) {
        counted.forEach((hash, requests) -> {
            if (requests.granted() < asked.getOrDefault(hash, 0)) {
                var last = requests.rateLimit(requests.granted(), limits, by);
                long until = before + TimeUnit.MILLISECONDS.toNanos(requests.millisLeftInMinute());
                usedUp.put(hash, new UsedUp(requests.caller(), last, before, until));
            }
        });
    }

    private Mono<Map<String, CountedRequests>> count(Map<String, Integer> asked) {
        return database.sql(count)
                .bind("hashes", asked.keySet().toArray(String[]::new))
                .bind("requests", asked.values().toArray(Integer[]::new))
                .bind("perMinute", limits.perMinute())
                .bind("perDay", limits.perDay())
                .bind("perMinuteOfOrganization", limits.perMinuteOfOrganization())
                .bind("perDayOfOrganization", limits.perDayOfOrganization())
                .map(row -> Map.entry(
                        ApiKeyLookup.text(row, "hash"),
                        new CountedRequests(
                                ApiKeyLookup.caller(row),
                                number(row, "unread", Long.class),
                                windows(row, ""),
                                windows(row, "_of_organization"),
                                number(row, "granted", Integer.class),
                                number(row, "millis", Long.class))))
                .all()
                .collectMap(Map.Entry::getKey, Map.Entry::getValue);
    }

    private static Windows windows(Readable row, String whose) {
        return new Windows(
                number(row, "minute" + whose, Long.class),
                number(row, "in_minute" + whose, Integer.class),
                number(row, "day" + whose, Long.class),
                number(row, "in_day" + whose, Integer.class));
    }

    private static <T> T number(Readable row, String column, Class<T> type) {
        return Objects.requireNonNull(row.get(column, type), "column is declared not null");
    }
}
