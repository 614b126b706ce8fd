package com.mailboxkit.query.organization;

import com.mailboxkit.kernel.problem.Refusal;
import com.mailboxkit.query.Columns;
import com.mailboxkit.query.storage.StorageLimitProperties;
import com.mailboxkit.web.Caller;
import com.mailboxkit.web.Data;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.util.unit.DataSize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/// Shows the caller's organization and its usage.
@RestController
class OrganizationQueryController {

    private static final String SELECT = """
            select o.*,
              (select count(*) from inbox i where i.organization_id = o.id and i.deleted_at is null) as inboxes,
              (select coalesce(sum(t.message_count), 0)::bigint from thread t
                join inbox i on i.id = t.inbox_id and i.deleted_at is null
                where t.organization_id = o.id and not t.test) as messages,
              (select count(*) from mail_domain d where d.organization_id = o.id) as domains,
              (select coalesce(sum(s.bytes), 0)::bigint from storage_usage s where s.organization_id = o.id) as storage
            from organization o where o.id = :id
            """;

    private final DatabaseClient database;
    private final StorageLimitProperties limits;

    OrganizationQueryController(DatabaseClient database, StorageLimitProperties limits) {
        this.database = database;
        this.limits = limits;
    }

    @Schema(name = "Organization")
    record OrganizationView(
            String id,
            String name,
            String ownerEmail,
            long inboxesCount,
            long messagesCount,
            long domainsCount,
            StorageView storage,
            Instant createdAt) {}

    /// @param usedBytes of all messages, including the sandbox; content that several messages share counts
    ///     for each
    /// @param limitBytes null: no limit
    /// @param limitBytesPerInbox null: no limit
    @Schema(name = "Storage")
    record StorageView(
            long usedBytes,
            @Nullable Long limitBytes,
            @Nullable Long limitBytesPerInbox) {}

    @Operation(tags = "Organization", summary = "Show the organization")
    @GetMapping("/api/v1/organization")
    Mono<Data<OrganizationView>> get(Caller caller) {
        return database.sql(SELECT)
                .bind("id", caller.organizationId().value())
                .map(row -> new OrganizationView(
                        Columns.text(row, "id"),
                        Columns.text(row, "name"),
                        Columns.text(row, "owner_email"),
                        Columns.number(row, "inboxes"),
                        Columns.number(row, "messages"),
                        Columns.number(row, "domains"),
                        new StorageView(
                                Columns.number(row, "storage"),
                                limit(limits.organizationLimit()),
                                limit(limits.inboxLimit())),
                        Columns.time(row, "created_at")))
                .one()
                .switchIfEmpty(Mono.error(() -> Refusal.notFound("organization")))
                .map(Data::new);
    }

    private static @Nullable Long limit(DataSize size) {
        return size.toBytes() == 0 ? null : Long.valueOf(size.toBytes());
    }
}
