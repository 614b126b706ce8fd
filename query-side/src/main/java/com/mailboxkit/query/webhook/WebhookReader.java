package com.mailboxkit.query.webhook;

import com.mailboxkit.kernel.Ulid;
import com.mailboxkit.kernel.event.EventType;
import com.mailboxkit.kernel.organization.OrganizationId;
import com.mailboxkit.kernel.problem.Refusal;
import com.mailboxkit.kernel.webhook.WebhookId;
import com.mailboxkit.kernel.webhook.WebhookQuery.Subscription;
import com.mailboxkit.query.Columns;
import com.mailboxkit.web.PageRequest;
import io.r2dbc.spi.Readable;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Mono;

/// Reads webhooks and their delivery attempts.
class WebhookReader {

    private static final String AFTER_ALL = "~"; // sorts after every id

    private final DatabaseClient database;

    WebhookReader(DatabaseClient database) {
        this.database = database;
    }

    /// A webhook that `organization` may see.
    ///
    /// @throws Refusal `not_found` where it is unknown or deleted, `access_denied` where it belongs to
    ///     another organization
    Mono<WebhookView> find(String id, OrganizationId organization) {
        if (!Ulid.isValid(id)) {
            return Mono.error(Refusal.notFound("webhook"));
        }
        return database.sql("select * from webhook where id = :id and deleted_at is null")
                .bind("id", id)
                .map(row -> Columns.text(row, "organization_id").equals(organization.value())
                        ? Optional.of(view(row))
                        : Optional.<WebhookView>empty())
                .one()
                .switchIfEmpty(Mono.error(() -> Refusal.notFound("webhook")))
                .map(found -> found.orElseThrow(() -> Refusal.accessDenied("webhook")));
    }

    Mono<List<WebhookView>> list(OrganizationId organization, PageRequest page) {
        return database.sql("select * from webhook where organization_id = :organization and deleted_at is null"
                        + " and id < :before order by id desc limit :limit")
                .bind("organization", organization.value())
                .bind("before", before(page))
                .bind("limit", page.fetch())
                .map(WebhookReader::view)
                .all()
                .collectList();
    }

    Mono<Integer> count(OrganizationId organization) {
        return database.sql("select count(*) as number from webhook where organization_id = :organization"
                        + " and deleted_at is null")
                .bind("organization", organization.value())
                .map(row -> (int) Columns.number(row, "number"))
                .one();
    }

    Mono<List<Subscription>> subscriptions() {
        return database.sql("select * from webhook where deleted_at is null")
                .map(row -> new Subscription(
                        new WebhookId(Columns.text(row, "id")),
                        new OrganizationId(Columns.text(row, "organization_id")),
                        events(row),
                        Columns.flag(row, "ordered"),
                        Columns.flag(row, "enabled"),
                        Columns.time(row, "created_at")))
                .all()
                .collectList();
    }

    Mono<List<AttemptView>> attempts(String webhookId, PageRequest page) {
        return database.sql("""
                        select a.*, d.event_type, d.event_id, d.sample
                        from webhook_attempt a join webhook_delivery d on d.id = a.delivery_id
                        where a.webhook_id = :webhook and a.id < :before order by a.id desc limit :limit
                        """)
                .bind("webhook", webhookId)
                .bind("before", before(page))
                .bind("limit", page.fetch())
                .map(WebhookReader::attempt)
                .all()
                .collectList();
    }

    private static String before(PageRequest page) {
        return page.cursor(1).map(cursor -> cursor.keys().getFirst()).orElse(AFTER_ALL);
    }

    private static WebhookView view(Readable row) {
        return new WebhookView(
                Columns.text(row, "id"),
                Columns.text(row, "name"),
                Columns.text(row, "url"),
                events(row),
                Columns.flag(row, "ordered"),
                Columns.flag(row, "enabled"),
                row.get("disabled_reason", String.class),
                Columns.optionalTime(row, "failing_since"),
                Columns.optionalTime(row, "previous_secret_until"),
                Columns.time(row, "created_at"));
    }

    private static List<EventType> events(Readable row) {
        return Stream.of(Objects.requireNonNull(row.get("events", String[].class), "events"))
                .map(EventType::of)
                .flatMap(Optional::stream)
                .toList();
    }

    private static AttemptView attempt(Readable row) {
        int status = (int) Columns.number(row, "status");
        String failure = row.get("failure", String.class);
        return new AttemptView(
                Columns.text(row, "id"),
                Columns.text(row, "delivery_id"),
                Columns.text(row, "event_type"),
                Columns.text(row, "event_id"),
                Columns.flag(row, "sample"),
                (int) Columns.number(row, "attempt"),
                failure == null,
                failure,
                row.get("detail", String.class),
                status == 0 ? null : status,
                Columns.text(row, "response"),
                Columns.number(row, "duration_millis"),
                Columns.optionalTime(row, "next_attempt_at"),
                Columns.time(row, "at"));
    }
}
