package com.mailboxkit.query.organization;

import com.mailboxkit.kernel.problem.Refusal;
import com.mailboxkit.query.Columns;
import com.mailboxkit.web.Caller;
import com.mailboxkit.web.Data;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/// Shows the caller's organization and how much it uses.
@RestController
class OrganizationQueryController {

    private static final String SELECT = """
            select o.*,
              (select count(*) from inbox i where i.organization_id = o.id and i.deleted_at is null) as inboxes,
              (select coalesce(sum(t.message_count), 0)::bigint from thread t
                join inbox i on i.id = t.inbox_id and i.deleted_at is null
                where t.organization_id = o.id and not t.test) as messages,
              (select count(*) from mail_domain d where d.organization_id = o.id) as domains
            from organization o where o.id = :id
            """;

    private final DatabaseClient database;

    OrganizationQueryController(DatabaseClient database) {
        this.database = database;
    }

    @Schema(name = "Organization")
    record OrganizationView(
            String id,
            String name,
            String ownerEmail,
            long inboxesCount,
            long messagesCount,
            long domainsCount,
            Instant createdAt) {}

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
                        Columns.time(row, "created_at")))
                .one()
                .switchIfEmpty(Mono.error(() -> Refusal.notFound("organization")))
                .map(Data::new);
    }
}
