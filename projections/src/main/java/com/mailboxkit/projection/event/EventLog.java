package com.mailboxkit.projection.event;

import com.mailboxkit.kernel.event.PublicEvent;
import com.mailboxkit.kernel.message.MessageId;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import tools.jackson.databind.json.JsonMapper;

/// The list of public events. Written by the projections of their messages and inboxes, in the same
/// transactions: a reader that sees an event also sees its message. Readers are notified on commit.
public final class EventLog {

    /// Serializes writers until the end of the transaction: positions become visible in order.
    private static final String ONE_AT_A_TIME = "select pg_advisory_xact_lock(hashtext('event_log'))";

    private static final String APPEND = """
            with appended as (
              insert into event_log (id, organization_id, type, at, inbox_id, message_id, news)
              select * from unnest(?, ?, ?, ?::timestamptz[], ?, ?, ?::jsonb[])
              on conflict (id) do nothing returning organization_id)
            select count(pg_notify('event_log', organization_id))
            from (select distinct organization_id from appended) as notified
            """;

    private final JdbcTemplate database;
    private final JsonMapper json;

    /// @param json writes `news`; must be compatible with the query side
    public EventLog(JdbcTemplate database, JsonMapper json) {
        this.database = database;
        this.json = json;
    }

    /// Appends events in order. Idempotent.
    public void append(List<PublicEvent> events) {
        if (events.isEmpty()) {
            return;
        }
        database.execute(ONE_AT_A_TIME);
        database.queryForObject(
                APPEND,
                Long.class,
                texts(events, event -> event.id().value()),
                texts(events, event -> event.organizationId().value()),
                texts(events, event -> event.type().wire()),
                texts(events, event -> event.at().toString()),
                texts(events, event -> event.inboxId().value()),
                texts(events, event -> text(event.messageId())),
                texts(events, event -> event.news() == null ? null : json.writeValueAsString(event.news())));
    }

    private static @Nullable String text(@Nullable MessageId id) {
        return id == null ? null : id.value();
    }

    private static @Nullable String[] texts(List<PublicEvent> events, Function<PublicEvent, @Nullable String> column) {
        return events.stream().map(column).toArray(String[]::new);
    }
}
