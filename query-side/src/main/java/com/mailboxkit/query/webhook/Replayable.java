package com.mailboxkit.query.webhook;

import com.mailboxkit.kernel.event.EventRef;
import com.mailboxkit.kernel.event.EventType;
import com.mailboxkit.kernel.event.PublicEventId;
import com.mailboxkit.kernel.webhook.ReplayScope;
import com.mailboxkit.kernel.webhook.WebhookQuery.FindReplayable;
import com.mailboxkit.kernel.webhook.WebhookQuery.ReplayPage;
import com.mailboxkit.query.Columns;
import com.mailboxkit.web.Cursor;
import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.util.List;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Mono;

/// Finds events to be replayed to a webhook: those whose deliveries failed, or all in the range, also from
/// before the webhook was created.
class Replayable {

    private static final String FAILED = """
            select event_id, event_type, event_at, event_at::text as key, id as tie from webhook_delivery
            where webhook_id = :owner and status in ('failed', 'cancelled') and not sample
              and event_type = any (:events) and event_at >= :since and event_at < :until
              and (event_at, id) > (cast(:key as timestamptz), :tie)
            order by event_at, id limit :limit
            """;

    private static final String ALL = """
            select id as event_id, type as event_type, at as event_at, position::text as key, id as tie from event_log
            where organization_id = :owner and type = any (:events) and at >= :since and at < :until
              and (position, id) > (cast(:key as bigint), :tie)
            order by position limit :limit
            """;

    private static final int COUNTED_PENDING = 100_000;

    private final DatabaseClient database;

    Replayable(DatabaseClient database) {
        this.database = database;
    }

    private record Found(EventRef event, Cursor place) {}

    Mono<ReplayPage> page(FindReplayable query) {
        boolean failed = query.scope() == ReplayScope.FAILED;
        var place =
                query.cursor() == null ? Cursor.at(failed ? "-infinity" : "-1", "0") : Cursor.decode(query.cursor(), 2);
        return database.sql(failed ? FAILED : ALL)
                .bind(
                        "owner",
                        failed
                                ? query.webhookId().value()
                                : query.organizationId().value())
                .bind("events", query.events().stream().map(EventType::wire).toArray(String[]::new))
                .bind("since", query.since())
                .bind("until", query.until())
                .bind("key", place.keys().getFirst())
                .bind("tie", place.keys().getLast())
                .bind("limit", query.limit() + 1)
                .map(Replayable::found)
                .all()
                .collectList()
                .zipWith(pending(query), (found, pending) -> page(query, found, pending));
    }

    private Mono<Long> pending(FindReplayable query) {
        return database.sql("select count(*) as number from (select 1 from webhook_delivery"
                        + " where webhook_id = :webhook and status = 'pending' limit :most) as pending")
                .bind("webhook", query.webhookId().value())
                .bind("most", COUNTED_PENDING)
                .map(row -> Columns.number(row, "number"))
                .one();
    }

    private static ReplayPage page(FindReplayable query, List<Found> found, long pending) {
        boolean more = found.size() > query.limit();
        var shown = more ? found.subList(0, query.limit()) : found;
        return new ReplayPage(
                shown.stream().map(Found::event).toList(),
                more ? shown.getLast().place().encode() : null,
                pending);
    }

    private static Found found(Readable row) {
        Instant at = Columns.time(row, "event_at");
        var type = EventType.of(Columns.text(row, "event_type")).orElseThrow();
        return new Found(
                new EventRef(new PublicEventId(Columns.text(row, "event_id")), type, at),
                Cursor.at(Columns.text(row, "key"), Columns.text(row, "tie")));
    }
}
