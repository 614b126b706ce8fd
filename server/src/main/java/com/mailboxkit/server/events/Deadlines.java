package com.mailboxkit.server.events;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.axonframework.deadline.DeadlineMessage;
import org.axonframework.messaging.ScopeDescriptor;
import org.axonframework.serialization.Serializer;
import org.axonframework.serialization.SimpleSerializedObject;
import org.axonframework.serialization.SimpleSerializedType;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;

/// The table `deadline`. What a transaction sets and cancels is written together, right before it commits.
final class Deadlines {

    /// How long a deadline is left to who took it. After that, it is taken again: its node died or its handler failed.
    private static final Duration TAKEN = Duration.ofMinutes(1);

    private final JdbcTemplate database;
    private final Serializer serializer;
    private final CommitBuffer<DeadlineChanges> writes;

    /// A deadline that was taken.
    record Due(
            String id,
            String name,
            Instant at,
            ScopeDescriptor scope,
            @Nullable Object payload) {}

    /// The deadline was cancelled, or met by somebody else, while it was being met here.
    static final class CancelledException extends RuntimeException {

        private static final long serialVersionUID = 1;

        CancelledException() {
            super("cancelled meanwhile");
        }
    }

    Deadlines(JdbcTemplate database, Serializer serializer) {
        this.database = database;
        this.serializer = serializer;
        this.writes = new CommitBuffer<>(DeadlineChanges::new, all -> all.write(database));
    }

    void set(String id, Instant at, ScopeDescriptor scope, DeadlineMessage<?> message) {
        var payload = message.getPayload();
        var row = new DeadlineChanges.Row(
                id,
                message.getDeadlineName(),
                at,
                scope.getClass().getName(),
                serialize(scope),
                payload == null ? null : payload.getClass().getName(),
                payload == null ? null : serialize(payload));
        writes.add(all -> all.set(row));
    }

    void cancel(String id) {
        writes.add(all -> all.cancel(id));
    }

    void cancelAll(String name) {
        database.update("delete from deadline where name = ?", name);
    }

    void cancelAll(String name, ScopeDescriptor scope) {
        database.update("delete from deadline where name = ? and scope = ?", name, serialize(scope));
    }

    /// @throws CancelledException when the transaction commits, where the deadline is not there any more
    void fired(String id) {
        writes.add(all -> all.fired(id));
    }

    /// Takes deadlines that are due; other nodes leave them alone for a while.
    List<Due> take(int most) {
        return database.query("""
                update deadline set taken_until = now() + cast(? as interval) where id in (
                  select id from deadline where due_at <= now() and (taken_until is null or taken_until < now())
                  order by due_at limit ? for update skip locked)
                returning id, name, due_at, scope_type, scope, payload_type, payload
                """, (row, number) -> due(row), TAKEN.toString(), most);
    }

    private Due due(ResultSet row) throws SQLException {
        String payloadType = row.getString("payload_type");
        return new Due(
                row.getString("id"),
                row.getString("name"),
                row.getTimestamp("due_at").toInstant(),
                (ScopeDescriptor) deserialize(row.getString("scope_type"), row.getBytes("scope")),
                payloadType == null ? null : deserialize(payloadType, row.getBytes("payload")));
    }

    private byte[] serialize(Object object) {
        return serializer.serialize(object, byte[].class).getData();
    }

    private Object deserialize(String type, byte[] bytes) {
        return serializer.deserialize(
                new SimpleSerializedObject<>(bytes, byte[].class, new SimpleSerializedType(type, null)));
    }
}
