package com.mailboxkit.query.organization;

import com.mailboxkit.kernel.ReadBarrier;
import com.mailboxkit.kernel.organization.OrganizationId;
import com.mailboxkit.kernel.organization.OrganizationQuery.FindNewestOfOwner;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.axonframework.queryhandling.QueryHandler;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Mono;

/// Answers the other roles.
class OrganizationQueryHandler {

    private final DatabaseClient database;
    private final ReadBarrier barrier;

    OrganizationQueryHandler(DatabaseClient database, ReadBarrier barrier) {
        this.database = database;
        this.barrier = barrier;
    }

    @QueryHandler
    @SuppressWarnings("NullAway") // a Mono of an Optional is never empty
    CompletableFuture<Optional<OrganizationId>> handle(FindNewestOfOwner query) {
        return Mono.fromFuture(() -> barrier.settled(), true)
                .then(newest(query.owner()).singleOptional())
                .toFuture();
    }

    private Mono<OrganizationId> newest(String owner) {
        return database.sql("select id from organization where owner = :owner order by id desc limit 1")
                .bind("owner", owner)
                .mapValue(String.class)
                .one()
                .map(OrganizationId::new);
    }
}
