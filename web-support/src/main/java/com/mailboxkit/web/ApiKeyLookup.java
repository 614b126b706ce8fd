package com.mailboxkit.web;

import com.mailboxkit.kernel.ReadBarrier;
import com.mailboxkit.kernel.RequestBatcher;
import com.mailboxkit.kernel.apikey.ApiKeyId;
import com.mailboxkit.kernel.organization.OrganizationId;
import io.r2dbc.spi.Readable;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Mono;

/// Finds who a key belongs to, and counts the request. Keys are not remembered, since one that is revoked on any node
/// must be refused at once; instead, requests that wait share a statement. A key that is not found may be seconds old:
/// then everything that is on its way into the read model is awaited, and the key is looked for once more.
final class ApiKeyLookup {

    /// What makes a [#caller], and what its organization has outstanding.
    static final String COLUMNS = "k.hash, k.id, k.organization_id, k.test, " + PendingEvents.LAST;

    static final int LARGEST_QUERY = 200;

    private final DatabaseClient database;
    private final ReadBarrier barrier;
    private final RequestBatcher<String, Optional<AuthenticatedCall>> queries;

    ApiKeyLookup(DatabaseClient database, RateLimitProperties limits, ReadBarrier barrier) {
        this.database = database;
        this.barrier = barrier;
        this.queries = limits.limitRequests()
                ? new RequestBatcher<>(LARGEST_QUERY, new RateLimitedKeys(database, limits, CountedBy.API_KEY)::admit)
                : new RequestBatcher<>(LARGEST_QUERY, this::select);
    }

    /// Empty for an unknown or revoked key.
    Mono<AuthenticatedCall> find(String key) {
        if (!ApiKeys.isShaped(key)) {
            return Mono.empty();
        }
        return findByHash(ApiKeys.hash(key));
    }

    /// Like [#find], for who kept the hash only.
    Mono<AuthenticatedCall> findByHash(String hash) {
        return orLater(admit(hash));
    }

    /// Whose key it is, without counting a request.
    Mono<Caller> holder(String hash) {
        return orLater(Mono.fromFuture(() -> select(List.of(hash)), true)
                .flatMap(found -> Mono.justOrEmpty(found.getFirst()))
                .map(AuthenticatedCall::caller));
    }

    /// Whether a key that was found once is not revoked.
    Mono<Boolean> isValid(ApiKeyId key) {
        return database.sql("select revoked_at is null from api_key where id = :id")
                .bind("id", key.value())
                .mapValue(Boolean.class)
                .one();
    }

    private <T> Mono<T> orLater(Mono<T> answer) {
        return answer.switchIfEmpty(
                Mono.defer(() -> Mono.fromFuture(barrier.settled(), true).then(answer)));
    }

    private Mono<AuthenticatedCall> admit(String hash) {
        return Mono.fromFuture(() -> queries.add(hash), true).flatMap(Mono::justOrEmpty);
    }

    @SuppressWarnings("NullAway") // a Mono of a collected map is never empty
    private CompletableFuture<List<Optional<AuthenticatedCall>>> select(List<String> hashes) {
        return database.sql("select " + COLUMNS + " from api_key k where hash = any (:hashes) and revoked_at is null")
                .bind("hashes", hashes.toArray(String[]::new))
                .map(row -> Map.entry(text(row, "hash"), new AuthenticatedCall(caller(row), pending(row), null)))
                .all()
                .collectMap(Map.Entry::getKey, Map.Entry::getValue)
                .map(found -> hashes.stream()
                        .map(hash -> Optional.ofNullable(found.get(hash)))
                        .toList())
                .toFuture();
    }

    static Caller caller(Readable row) {
        boolean test = Objects.requireNonNull(row.get("test", Boolean.class), "column is declared not null");
        return new Caller(new OrganizationId(text(row, "organization_id")), new ApiKeyId(text(row, "id")), test);
    }

    static long pending(Readable row) {
        return Objects.requireNonNull(row.get("unread", Long.class), "0 where there is nothing");
    }

    static String text(Readable row, String column) {
        return Objects.requireNonNull(row.get(column, String.class), "column is declared not null");
    }
}
