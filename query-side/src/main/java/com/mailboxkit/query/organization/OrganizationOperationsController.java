package com.mailboxkit.query.organization;

import com.mailboxkit.query.Columns;
import com.mailboxkit.web.Cursor;
import com.mailboxkit.web.Dollars;
import com.mailboxkit.web.Page;
import com.mailboxkit.web.PageRequest;
import io.r2dbc.spi.Readable;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/// Lets operators find organizations with their balances and sending limits.
@RestController
class OrganizationOperationsController {

    private static final String AFTER_ALL = "~"; // sorts after every id

    private static final String SELECT = """
            select o.*, w.balance_mills from organization o join wallet_balance w on w.organization_id = o.id
            where o.id < :before and (:about = '' or o.id = :about or lower(o.owner_email) = lower(:about)
              or o.id in (select organization_id from inbox where email = lower(:about) and deleted_at is null))
            order by o.id desc limit :limit
            """;

    private final DatabaseClient database;

    OrganizationOperationsController(DatabaseClient database) {
        this.database = database;
    }

    record OrganizationView(
            String id,
            String name,
            String ownerEmail,
            long balanceMills,
            String balanceDollars,
            @Nullable Instant ownerConfirmedAt,
            @Nullable Integer recipientsPerDay,
            @Nullable String pauseReason,
            @Nullable String suspensionReason,
            @Nullable Instant deletedAt,
            Instant createdAt) {}

    /// @param about the id of an organization, or the address of its owner or of one of its inboxes; empty
    ///     for all
    @GetMapping("/admin/organizations")
    Mono<Page<OrganizationView>> list(PageRequest page, @RequestParam(defaultValue = "") String about) {
        return database.sql(SELECT)
                .bind("about", about.strip())
                .bind(
                        "before",
                        page.cursor(1).map(cursor -> cursor.keys().getFirst()).orElse(AFTER_ALL))
                .bind("limit", page.fetch())
                .map(OrganizationOperationsController::view)
                .all()
                .collectList()
                .map(rows -> Page.of(rows, page, organization -> Cursor.at(organization.id())));
    }

    private static OrganizationView view(Readable row) {
        long balance = Columns.number(row, "balance_mills");
        return new OrganizationView(
                Columns.text(row, "id"),
                Columns.text(row, "name"),
                Columns.text(row, "owner_email"),
                balance,
                Dollars.of(balance),
                Columns.optionalTime(row, "owner_confirmed_at"),
                row.get("recipients_per_day", Integer.class),
                row.get("pause_reason", String.class),
                row.get("suspension_reason", String.class),
                Columns.optionalTime(row, "deleted_at"),
                Columns.time(row, "created_at"));
    }
}
