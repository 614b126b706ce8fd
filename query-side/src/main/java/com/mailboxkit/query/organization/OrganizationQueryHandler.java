package com.mailboxkit.query.organization;

import com.mailboxkit.kernel.ReadBarrier;
import com.mailboxkit.kernel.organization.OrganizationId;
import com.mailboxkit.kernel.organization.OrganizationQuery.Belongings;
import com.mailboxkit.kernel.organization.OrganizationQuery.FindBelongings;
import com.mailboxkit.kernel.organization.OrganizationQuery.FindNewestOfOwner;
import io.r2dbc.spi.Readable;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.axonframework.queryhandling.QueryHandler;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Mono;

/// Answers the other roles.
class OrganizationQueryHandler {

    private static final String BELONGINGS = """
            select
              array(select id from inbox where organization_id = :organization and deleted_at is null) as inboxes,
              array(select id from webhook where organization_id = :organization and deleted_at is null) as webhooks,
              array(select id from mail_domain where organization_id = :organization) as domains
            """;

    private final DatabaseClient database;
    private final ReadBarrier barrier;

    OrganizationQueryHandler(DatabaseClient database, ReadBarrier barrier) {
        this.database = database;
        this.barrier = barrier;
    }

    @QueryHandler
    @SuppressWarnings("NullAway") // there is always one row
    CompletableFuture<Belongings> handle(FindBelongings query) {
        return Mono.fromFuture(() -> barrier.settled(query.organizationId()), true)
                .then(database.sql(BELONGINGS)
                        .bind("organization", query.organizationId().value())
                        .map(row -> new Belongings(ids(row, "inboxes"), ids(row, "webhooks"), ids(row, "domains")))
                        .one())
                .toFuture();
    }

    private static List<String> ids(Readable row, String column) {
        return List.of(Objects.requireNonNull(row.get(column, String[].class), column));
    }

    @QueryHandler
    @SuppressWarnings("NullAway") // a Mono of an Optional is never empty
    CompletableFuture<Optional<OrganizationId>> handle(FindNewestOfOwner query) {
        return Mono.fromFuture(() -> barrier.settled(), true)
                .then(newest(query.owner()).singleOptional())
                .toFuture();
    }

    private Mono<OrganizationId> newest(String owner) {
        return database.sql(
                        "select id from organization where owner = :owner and deleted_at is null order by id desc limit 1")
                .bind("owner", owner)
                .mapValue(String.class)
                .one()
                .map(OrganizationId::new);
    }
}
