package com.mailboxkit.query.event;

import com.mailboxkit.kernel.Ulid;
import com.mailboxkit.kernel.event.EventType;
import com.mailboxkit.kernel.event.PublicEvent.RecipientNews;
import com.mailboxkit.kernel.organization.OrganizationId;
import com.mailboxkit.kernel.problem.Refusal;
import com.mailboxkit.query.Columns;
import com.mailboxkit.web.Caller;
import io.r2dbc.postgresql.codec.Json;
import io.r2dbc.spi.Readable;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

/// Reads the list of public events.
class EventReader {

    private static final String SELECT = """
            select e.position, e.id, e.type, e.at, e.inbox_id, e.message_id, e.news, coalesce(e.test, m.test, false) as test
            from event_log e left join message m on m.id = e.message_id
            where e.organization_id = :organization and\s""";

    /// A test key sees the messages of the sandbox, a live key everything else.
    private static final String PAGE =
            SELECT + "e.type = any (:types) and coalesce(e.test, m.test, false) = :test and ";

    private final DatabaseClient database;
    private final JsonMapper json;

    /// @param json reads what the projection wrote
    EventReader(DatabaseClient database, JsonMapper json) {
        this.database = database;
        this.json = json;
    }

    /// The newest first, from before a position.
    Mono<List<StoredEvent>> before(Caller caller, Collection<EventType> types, long position, int limit) {
        return page(caller, types, "position < :position order by position desc", position, limit)
                .collectList();
    }

    /// The oldest first, from after a position.
    Flux<StoredEvent> after(Caller caller, Collection<EventType> types, long position, int limit) {
        return page(caller, types, "position > :position order by position", position, limit);
    }

    private Flux<StoredEvent> page(Caller caller, Collection<EventType> types, String range, long position, int limit) {
        return database.sql(PAGE + range + " limit :limit")
                .bind("organization", caller.organizationId().value())
                .bind("types", types.stream().map(EventType::wire).toArray(String[]::new))
                .bind("test", caller.test())
                .bind("position", position)
                .bind("limit", limit)
                .map(this::event)
                .all();
    }

    Mono<StoredEvent> find(OrganizationId organization, String id) {
        return database.sql(SELECT + "e.id = :id")
                .bind("id", id)
                .bind("organization", organization.value())
                .map(this::event)
                .one();
    }

    /// The position of an event that a caller has received.
    ///
    /// @throws Refusal `validation_failed` where the caller never received it
    Mono<Long> positionOf(OrganizationId organization, String id, String field) {
        var unknown = Refusal.invalid(field, "is not the id of an event of your organization");
        return Ulid.isValid(id)
                ? find(organization, id).map(StoredEvent::position).switchIfEmpty(Mono.error(unknown))
                : Mono.error(unknown);
    }

    /// The last position of the list; 0 where it is empty.
    Mono<Long> end(OrganizationId organization) {
        return database.sql("select coalesce(max(position), 0) as position from event_log"
                        + " where organization_id = :organization")
                .bind("organization", organization.value())
                .map(row -> Columns.number(row, "position"))
                .one();
    }

    private StoredEvent event(Readable row) {
        String type = Columns.text(row, "type");
        return new StoredEvent(
                Columns.number(row, "position"),
                Columns.text(row, "id"),
                EventType.of(type).orElseThrow(() -> new IllegalStateException("event_log holds a " + type)),
                Columns.time(row, "at"),
                Columns.text(row, "inbox_id"),
                row.get("message_id", String.class),
                Columns.flag(row, "test"),
                news(row.get("news", Json.class)));
    }

    private @Nullable RecipientNews news(@Nullable Json column) {
        return column == null ? null : json.readValue(column.asString(), RecipientNews.class);
    }
}
