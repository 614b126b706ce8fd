package com.mailboxkit.query.storage;

import com.mailboxkit.kernel.storage.StorageQuery.FindStorageUse;
import com.mailboxkit.kernel.storage.StorageQuery.StorageUse;
import com.mailboxkit.query.Columns;
import java.util.concurrent.CompletableFuture;
import org.axonframework.queryhandling.QueryHandler;
import org.springframework.r2dbc.core.DatabaseClient;

/// Handles the queries of other roles.
class StorageQueryHandler {

    private static final String USED = """
            select coalesce(sum(bytes), 0)::bigint as organization,
              coalesce(sum(bytes) filter (where inbox_id = :inbox), 0)::bigint as inbox
            from storage_usage where organization_id = :organization
            """;

    private final DatabaseClient database;
    private final StorageLimitProperties limits;

    StorageQueryHandler(DatabaseClient database, StorageLimitProperties limits) {
        this.database = database;
        this.limits = limits;
    }

    @SuppressWarnings("NullAway") // a sum is never missing
    @QueryHandler
    CompletableFuture<StorageUse> handle(FindStorageUse query) {
        return database.sql(USED)
                .bind("organization", query.organizationId().value())
                .bind("inbox", query.inboxId().value())
                .map(row -> new StorageUse(
                        Columns.number(row, "organization"),
                        limits.organizationLimit().toBytes(),
                        Columns.number(row, "inbox"),
                        limits.inboxLimit().toBytes()))
                .one()
                .toFuture();
    }
}
