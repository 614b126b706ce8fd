package com.mailboxkit.web;

import com.mailboxkit.kernel.Gathering;
import com.mailboxkit.kernel.ReadBarrier;
import com.mailboxkit.kernel.apikey.ApiKeyId;
import com.mailboxkit.kernel.organization.OrganizationId;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Mono;

/// Finds who a key belongs to. Keys are not remembered, since one that is revoked on any node must be refused at once;
/// instead, requests that wait share a query. A key that is not found may be seconds old: then everything that is on
/// its
/// way into the read model is awaited, and the key is looked for once more.
final class ApiKeyLookup {

    private static final int LARGEST_QUERY = 200;

    private final DatabaseClient database;
    private final ReadBarrier barrier;
    private final Gathering<String, Optional<Caller>> queries = new Gathering<>(LARGEST_QUERY, this::select);

    ApiKeyLookup(DatabaseClient database, ReadBarrier barrier) {
        this.database = database;
        this.barrier = barrier;
    }

    /// Empty for an unknown or revoked key.
    Mono<Caller> find(String key) {
        if (!ApiKeys.isShaped(key)) {
            return Mono.empty();
        }
        String hash = ApiKeys.hash(key);
        return select(hash)
                .switchIfEmpty(Mono.defer(
                        () -> Mono.fromFuture(barrier.settled(), true).then(select(hash))));
    }

    private Mono<Caller> select(String hash) {
        return Mono.fromFuture(() -> queries.add(hash), true).flatMap(Mono::justOrEmpty);
    }

    @SuppressWarnings("NullAway") // a Mono of a collected map is never empty
    private CompletableFuture<List<Optional<Caller>>> select(List<String> hashes) {
        return database.sql("select hash, id, organization_id from api_key"
                        + " where hash = any (:hashes) and revoked_at is null")
                .bind("hashes", hashes.toArray(String[]::new))
                .map(row -> Map.entry(
                        text(row.get("hash", String.class)),
                        new Caller(
                                new OrganizationId(text(row.get("organization_id", String.class))),
                                new ApiKeyId(text(row.get("id", String.class))))))
                .all()
                .collectMap(Map.Entry::getKey, Map.Entry::getValue)
                .map(found -> hashes.stream()
                        .map(hash -> Optional.ofNullable(found.get(hash)))
                        .toList())
                .toFuture();
    }

    private static String text(@Nullable String column) {
        return Objects.requireNonNull(column, "column is declared not null");
    }
}
