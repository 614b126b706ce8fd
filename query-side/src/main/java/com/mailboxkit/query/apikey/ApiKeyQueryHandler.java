package com.mailboxkit.query.apikey;

import com.mailboxkit.kernel.ReadBarrier;
import com.mailboxkit.kernel.apikey.ApiKeyQuery.CountApiKeys;
import com.mailboxkit.kernel.apikey.ApiKeyQuery.CountRequest;
import com.mailboxkit.kernel.apikey.ApiKeyQuery.CountedRequest;
import com.mailboxkit.kernel.apikey.ApiKeyQuery.FindKeyHolder;
import com.mailboxkit.kernel.apikey.ApiKeyQuery.KeyHolder;
import com.mailboxkit.kernel.organization.OrganizationId;
import com.mailboxkit.web.ApiKeyAuthenticator;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.axonframework.queryhandling.QueryHandler;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Mono;

/// Handles the queries of other roles.
class ApiKeyQueryHandler {

    private final ApiKeyAuthenticator keys;
    private final DatabaseClient database;
    private final ReadBarrier barrier;

    ApiKeyQueryHandler(ApiKeyAuthenticator keys, DatabaseClient database, ReadBarrier barrier) {
        this.keys = keys;
        this.database = database;
        this.barrier = barrier;
    }

    @QueryHandler
    @SuppressWarnings("NullAway") // a Mono of an Optional is never empty
    CompletableFuture<Optional<KeyHolder>> handle(FindKeyHolder query) {
        return keys.holder(query.hash()).singleOptional().toFuture();
    }

    @QueryHandler
    @SuppressWarnings("NullAway")
    CompletableFuture<Optional<CountedRequest>> handle(CountRequest query) {
        return keys.count(query.hash()).singleOptional().toFuture();
    }

    @QueryHandler
    @SuppressWarnings("NullAway")
    CompletableFuture<Integer> handle(CountApiKeys query) {
        return Mono.fromFuture(() -> barrier.settled(query.organizationId()), true)
                .then(count(query.organizationId()))
                .toFuture();
    }

    private Mono<Integer> count(OrganizationId organization) {
        return database.sql(
                        "select count(*)::int from api_key where organization_id = :organization and revoked_at is null")
                .bind("organization", organization.value())
                .mapValue(Integer.class)
                .one();
    }
}
