package com.mailboxkit.web;

import com.mailboxkit.kernel.ReadBarrier;
import com.mailboxkit.kernel.apikey.ApiKeyId;
import com.mailboxkit.kernel.organization.OrganizationId;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Mono;

/// Finds who a key belongs to. A key that is not found may be seconds old: then everything that is on its way into the
/// read model is awaited, and the key is looked for once more.
final class ApiKeyLookup {

    private final DatabaseClient database;
    private final ReadBarrier barrier;

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
        return database.sql("select id, organization_id from api_key where hash = :hash and revoked_at is null")
                .bind("hash", hash)
                .map(row -> new Caller(
                        new OrganizationId(text(row.get("organization_id", String.class))),
                        new ApiKeyId(text(row.get("id", String.class)))))
                .one();
    }

    private static String text(@Nullable String column) {
        return Objects.requireNonNull(column, "column is declared not null");
    }
}
