package com.mailboxkit.query.inbox;

import com.mailboxkit.kernel.Ulid;
import com.mailboxkit.kernel.inbox.InboxId;
import com.mailboxkit.kernel.organization.OrganizationId;
import com.mailboxkit.kernel.problem.Refusal;
import com.mailboxkit.query.Columns;
import com.mailboxkit.web.Cursor;
import com.mailboxkit.web.PageRequest;
import io.r2dbc.spi.Readable;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/// Reads inboxes, and checks access to them.
public class InboxReader {

    private static final String AFTER_ALL = "~"; // sorts after every id

    private final DatabaseClient database;

    InboxReader(DatabaseClient database) {
        this.database = database;
    }

    /// An inbox as callers see it.
    @Schema(name = "Inbox")
    public record InboxView(InboxId id, String name, String email, OrganizationId organizationId, Instant createdAt) {}

    /// An inbox, deleted or not.
    ///
    /// @param deletedAt null where it is not deleted
    public record EverInbox(InboxView inbox, @Nullable Instant deletedAt) {}

    /// An inbox that `organization` may use.
    ///
    /// @throws Refusal `not_found` where it is unknown or deleted, `access_denied` where it belongs to
    ///     another organization
    public Mono<InboxView> find(String id, OrganizationId organization) {
        if (!Ulid.isValid(id)) {
            return Mono.error(Refusal.notFound("inbox"));
        }
        return one(id).switchIfEmpty(Mono.error(() -> Refusal.notFound("inbox")))
                .flatMap(inbox -> inbox.organizationId().equals(organization)
                        ? Mono.just(inbox)
                        : Mono.error(Refusal.accessDenied("inbox")));
    }

    Mono<Integer> count(OrganizationId organization) {
        return database.sql(
                        "select count(*)::int from inbox where organization_id = :organization and deleted_at is null")
                .bind("organization", organization.value())
                .mapValue(Integer.class)
                .one();
    }

    Mono<InboxView> one(String id) {
        return database.sql("select * from inbox where id = :id and deleted_at is null")
                .bind("id", id)
                .map(InboxReader::view)
                .one();
    }

    /// The inbox with the longest of several addresses.
    Mono<InboxView> mostSpecial(List<String> emails) {
        return database.sql("select * from inbox where email = any (:emails) and deleted_at is null"
                        + " order by length(email) desc limit 1")
                .bind("emails", emails.toArray(String[]::new))
                .map(InboxReader::view)
                .one();
    }

    Mono<List<InboxView>> list(OrganizationId organization, PageRequest page) {
        return database.sql("select * from inbox where organization_id = :organization and deleted_at is null"
                        + " and id < :before order by id desc limit :limit")
                .bind("organization", organization.value())
                .bind(
                        "before",
                        page.cursor(1).map(cursor -> cursor.keys().getFirst()).orElse(AFTER_ALL))
                .bind("limit", page.fetch())
                .map(InboxReader::view)
                .all()
                .collectList();
    }

    /// Those of the inboxes that exist, deleted or not.
    public Flux<EverInbox> everIn(List<String> ids) {
        return database.sql("select * from inbox where id = any (:ids)")
                .bind("ids", ids.toArray(String[]::new))
                .map(row -> new EverInbox(view(row), Columns.optionalTime(row, "deleted_at")))
                .all();
    }

    static Cursor cursor(InboxView inbox) {
        return Cursor.at(inbox.id().value());
    }

    private static InboxView view(Readable row) {
        return new InboxView(
                new InboxId(Columns.text(row, "id")),
                Columns.text(row, "name"),
                Columns.text(row, "email"),
                new OrganizationId(Columns.text(row, "organization_id")),
                Columns.time(row, "created_at"));
    }
}
