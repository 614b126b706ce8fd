package com.mailboxkit.projection.message;

import com.mailboxkit.projection.message.NewMessage.Name;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springframework.jdbc.core.JdbcTemplate;

/// Groups the messages of an inbox into threads: those that refer to each other, directly or indirectly, in
/// Message-ID, References or In-Reply-To (RFC 5322, section 3.6.4). A thread is named after the first message
/// that was filed in it; when a message links several threads, they are merged into the oldest. The grouping
/// does not depend on the order of arrival.
final class Threads {

    private final JdbcTemplate database;
    private final MessageRows rows;

    /// A message and its thread.
    record Placed(NewMessage message, String thread) {}

    Threads(JdbcTemplate database) {
        this.database = database;
        this.rows = new MessageRows(database);
    }

    /// Files messages, in their order, in the threads they belong to.
    void file(List<NewMessage> messages) {
        var threads = known(messages);
        var placed = new ArrayList<Placed>();
        for (var message : messages) {
            var linked = message.names().stream()
                    .map(threads::get)
                    .filter(Objects::nonNull)
                    .distinct()
                    .sorted()
                    .toList();
            String thread = linked.isEmpty() ? message.id() : linked.getFirst();
            if (linked.size() > 1) {
                rows.insert(placed); // before the threads are merged
                placed.clear();
                linked.stream().skip(1).forEach(other -> {
                    merge(other, thread);
                    threads.replaceAll((name, its) -> its.equals(other) ? thread : its);
                });
            }
            message.names().forEach(name -> threads.putIfAbsent(name, thread));
            placed.add(new Placed(message, thread));
        }
        rows.insert(placed);
    }

    private Map<Name, String> known(List<NewMessage> messages) {
        var names = messages.stream()
                .map(NewMessage::names)
                .flatMap(Collection::stream)
                .distinct()
                .toList();
        var known = new HashMap<Name, String>();
        database.query(
                """
                select inbox_id, test, rfc_message_id, thread_id
                from unnest(?, ?, ?) as requested (inbox_id, test, rfc_message_id)
                  join thread_reference using (inbox_id, test, rfc_message_id)
                """,
                row -> {
                    known.put(
                            new Name(
                                    row.getString("inbox_id"), row.getBoolean("test"), row.getString("rfc_message_id")),
                            row.getString("thread_id"));
                },
                names.stream().map(Name::inboxId).toArray(String[]::new),
                names.stream().map(Name::test).toArray(Boolean[]::new),
                names.stream().map(Name::rfcMessageId).toArray(String[]::new));
        return known;
    }

    private void merge(String loser, String winner) {
        database.update("update thread_reference set thread_id = ? where thread_id = ?", winner, loser);
        database.update("update message set thread_id = ? where thread_id = ?", winner, loser);
        database.update("""
                update thread as w set message_count = w.message_count + l.message_count,
                  created_at = least(w.created_at, l.created_at),
                  last_message_at = greatest(w.last_message_at, l.last_message_at),
                  last_message_id = greatest(w.last_message_id, l.last_message_id)
                from thread as l where w.id = ? and l.id = ?
                """, winner, loser);
        database.update("delete from thread where id = ?", loser);
    }
}
