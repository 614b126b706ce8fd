package com.mailboxkit.query.suppression;

import com.mailboxkit.kernel.Ulid;
import com.mailboxkit.kernel.organization.OrganizationId;
import com.mailboxkit.kernel.problem.Refusal;
import com.mailboxkit.kernel.suppression.SuppressionId;
import com.mailboxkit.kernel.suppression.SuppressionQuery.KnownSuppression;
import com.mailboxkit.kernel.suppression.SuppressionReason;
import com.mailboxkit.query.Columns;
import com.mailboxkit.web.Cursor;
import com.mailboxkit.web.PageRequest;
import io.r2dbc.spi.Parameters;
import io.r2dbc.spi.R2dbcType;
import io.r2dbc.spi.Readable;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Mono;

/// Reads suppression lists, and checks access to their entries.
class SuppressionReader {

    private static final String AFTER_ALL = "~"; // sorts after every id

    private final DatabaseClient database;

    SuppressionReader(DatabaseClient database) {
        this.database = database;
    }

    /// A suppressed address.
    @Schema(name = "Suppression")
    record SuppressionView(
            String id,
            String email,

            @Schema(implementation = SuppressionReason.class)
            String reason,

            @Schema(description = "The message that led to it") @Nullable
            String messageId,

            @Schema(description = "In the words of whoever reported or added it") @Nullable
            String detail,

            Instant createdAt) {}

    /// An entry with its owner.
    record Row(KnownSuppression known, SuppressionView view) {}

    /// @throws Refusal `not_found` where it is unknown or removed, `access_denied` where it belongs to
    ///     another organization
    Mono<Row> find(String id, OrganizationId organization) {
        if (!Ulid.isValid(id)) {
            return Mono.error(Refusal.notFound("suppression"));
        }
        return byId(id).switchIfEmpty(Mono.error(() -> Refusal.notFound("suppression")))
                .flatMap(row -> row.known().organizationId().equals(organization)
                        ? Mono.just(row)
                        : Mono.error(Refusal.accessDenied("suppression")));
    }

    Mono<Row> byId(String id) {
        return database.sql("select * from suppression where id = :id and removed_at is null")
                .bind("id", id)
                .map(SuppressionReader::row)
                .one();
    }

    Mono<List<SuppressionView>> list(OrganizationId organization, SuppressionFilter filter, PageRequest page) {
        return database.sql("""
                        select * from suppression
                        where organization_id = :organization and removed_at is null and id < :before
                          and (cast(:email as text) is null or email = :email)
                          and (cast(:reason as text) is null or reason = :reason)
                          and (cast(:since as timestamptz) is null or created_at >= :since)
                        order by id desc limit :limit""")
                .bind("organization", organization.value())
                .bind(
                        "before",
                        page.cursor(1).map(cursor -> cursor.keys().getFirst()).orElse(AFTER_ALL))
                .bind("email", Parameters.in(R2dbcType.VARCHAR, filter.email()))
                .bind("reason", Parameters.in(R2dbcType.VARCHAR, filter.reason()))
                .bind("since", Parameters.in(R2dbcType.TIMESTAMP_WITH_TIME_ZONE, filter.since()))
                .bind("limit", page.fetch())
                .map(row -> row(row).view())
                .all()
                .collectList();
    }

    static Cursor cursor(SuppressionView suppression) {
        return Cursor.at(suppression.id());
    }

    private static Row row(Readable row) {
        var id = Columns.text(row, "id");
        var email = Columns.text(row, "email");
        return new Row(
                new KnownSuppression(
                        new SuppressionId(id), new OrganizationId(Columns.text(row, "organization_id")), email),
                new SuppressionView(
                        id,
                        email,
                        Columns.text(row, "reason"),
                        row.get("message_id", String.class),
                        row.get("detail", String.class),
                        Columns.time(row, "created_at")));
    }
}
