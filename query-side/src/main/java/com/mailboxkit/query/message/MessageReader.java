package com.mailboxkit.query.message;

import com.mailboxkit.kernel.Ulid;
import com.mailboxkit.kernel.inbox.InboxId;
import com.mailboxkit.kernel.message.MessageEvent;
import com.mailboxkit.kernel.message.MessageEvent.MessageQueued;
import com.mailboxkit.kernel.message.MessageEvent.MessageReceived;
import com.mailboxkit.kernel.organization.OrganizationId;
import com.mailboxkit.kernel.problem.Refusal;
import com.mailboxkit.query.Columns;
import com.mailboxkit.query.message.StoredMessage.TimelineEntry;
import com.mailboxkit.web.PageRequest;
import io.r2dbc.postgresql.codec.Json;
import io.r2dbc.spi.Readable;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Mono;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/// Reads messages from PostgreSQL. Those of a deleted inbox are not found.
public class MessageReader {

    private static final String SELECT =
            "select m.*, i.email as inbox_email from message m join inbox i on i.id = m.inbox_id"
                    + " and i.deleted_at is null where ";
    private static final String AFTER_ALL = "~"; // sorts after every id
    private static final TypeReference<List<TimelineEntry>> TIMELINE = new TypeReference<>() {};
    private static final TypeReference<Map<String, Integer>> OPENS = new TypeReference<>() {};

    private final DatabaseClient database;
    private final JsonMapper json;

    /// @param json reads what the projection wrote
    MessageReader(DatabaseClient database, JsonMapper json) {
        this.database = database;
        this.json = json;
    }

    /// A message by its id, of any organization.
    Mono<StoredMessage> any(String id) {
        return database.sql(SELECT + "m.id = :id")
                .bind("id", id)
                .map(this::message)
                .one();
    }

    /// A message of an inbox that the caller may use.
    ///
    /// @param test whether to search the sandbox instead
    /// @throws Refusal `not_found`
    Mono<StoredMessage> find(InboxId inbox, boolean test, String id) {
        if (!Ulid.isValid(id)) {
            return Mono.error(Refusal.notFound("message"));
        }
        return any(id).filter(message -> message.inboxId().equals(inbox) && message.test() == test)
                .switchIfEmpty(Mono.error(() -> Refusal.notFound("message")));
    }

    /// @param test whether to list the sandbox instead
    Mono<List<StoredMessage>> list(InboxId inbox, boolean test, MessageFilter filter, PageRequest page) {
        return filter.bind(database.sql(SELECT + "m.inbox_id = :inbox and m.test = :test and m.id < :before and "
                        + MessageFilter.CONDITION + " order by m.id desc limit :limit"))
                .bind("inbox", inbox.value())
                .bind("test", test)
                .bind(
                        "before",
                        page.cursor(1).map(cursor -> cursor.keys().getFirst()).orElse(AFTER_ALL))
                .bind("limit", page.fetch())
                .map(this::message)
                .all()
                .collectList();
    }

    /// The newest messages that match.
    ///
    /// @param from lower bound of the ids, which limits the search
    Mono<List<StoredMessage>> newest(InboxId inbox, boolean test, MessageFilter filter, String from, int limit) {
        return filter.bind(database.sql(SELECT + "m.inbox_id = :inbox and m.test = :test and m.id >= :first and "
                        + MessageFilter.CONDITION + " order by m.id desc limit :limit"))
                .bind("inbox", inbox.value())
                .bind("test", test)
                .bind("first", from)
                .bind("limit", limit)
                .map(this::message)
                .all()
                .collectList();
    }

    /// Those of the messages that exist and belong to an organization, newest first.
    public Mono<List<StoredMessage>> all(List<String> ids, OrganizationId organization) {
        return database.sql(SELECT + "m.id = any (:ids) and m.organization_id = :organization order by m.id desc")
                .bind("ids", ids.toArray(String[]::new))
                .bind("organization", organization.value())
                .map(this::message)
                .all()
                .collectList();
    }

    /// The messages of a thread, oldest first.
    Mono<List<StoredMessage>> thread(String threadId, int limit) {
        return database.sql(SELECT + "m.thread_id = :thread order by m.id limit :limit")
                .bind("thread", threadId)
                .bind("limit", limit)
                .map(this::message)
                .all()
                .collectList();
    }

    private StoredMessage message(Readable row) {
        var origin = json.readTree(json(row, "origin"));
        Class<? extends MessageEvent> type = origin.has("queuedAt") ? MessageQueued.class : MessageReceived.class;
        return new StoredMessage(
                Columns.text(row, "id"),
                Columns.text(row, "organization_id"),
                new InboxId(Columns.text(row, "inbox_id")),
                Columns.text(row, "inbox_email"),
                Columns.text(row, "thread_id"),
                Columns.flag(row, "test"),
                Columns.text(row, "status"),
                Columns.time(row, "created_at"),
                json.treeToValue(origin, type),
                json.readValue(json(row, "timeline"), TIMELINE),
                json.readValue(json(row, "opens"), OPENS));
    }

    private static String json(Readable row, String column) {
        return Objects.requireNonNull(row.get(column, Json.class), column).asString();
    }
}
