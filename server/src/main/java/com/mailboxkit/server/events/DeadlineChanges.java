package com.mailboxkit.server.events;

import java.time.Instant;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;

/// What one transaction changes about deadlines.
final class DeadlineChanges {

    record Row(
            String id,
            String name,
            Instant at,
            String scopeType,
            byte[] scope,
            @Nullable String payloadType,
            byte @Nullable [] payload) {}

    private final Map<String, Row> set = new LinkedHashMap<>();
    private final Set<String> cancelled = new HashSet<>();
    private final Set<String> fired = new HashSet<>();

    void set(Row row) {
        set.put(row.id(), row);
    }

    void cancel(String id) {
        if (set.remove(id) == null) {
            cancelled.add(id);
        }
    }

    void fired(String id) {
        fired.add(id);
    }

    void write(JdbcTemplate database) {
        if (!set.isEmpty()) {
            insert(database, List.copyOf(set.values()));
        }
        if (!cancelled.isEmpty()) {
            delete(database, cancelled);
        }
        if (!fired.isEmpty() && delete(database, fired) != fired.size()) {
            throw new Deadlines.CancelledException();
        }
    }

    private static void insert(JdbcTemplate database, List<Row> rows) {
        database.update(
                """
                insert into deadline (id, name, due_at, scope_type, scope, payload_type, payload)
                select * from unnest(?, ?, ?::timestamptz[], ?, ?, ?, ?)
                """,
                texts(rows, Row::id),
                texts(rows, Row::name),
                texts(rows, row -> row.at().toString()),
                texts(rows, Row::scopeType),
                rows.stream().map(Row::scope).toArray(byte[][]::new),
                texts(rows, Row::payloadType),
                rows.stream().map(Row::payload).toArray(byte[][]::new));
    }

    private static int delete(JdbcTemplate database, Set<String> ids) {
        return database.update("delete from deadline where id = any (?)", (Object) ids.toArray(String[]::new));
    }

    private static @Nullable String[] texts(List<Row> rows, Function<Row, @Nullable String> column) {
        return rows.stream().map(column).toArray(String[]::new);
    }
}
