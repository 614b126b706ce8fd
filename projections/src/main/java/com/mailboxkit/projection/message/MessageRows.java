package com.mailboxkit.projection.message;

import com.mailboxkit.projection.message.Threads.Placed;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import org.springframework.jdbc.core.JdbcTemplate;

/// Writes messages, their Message-IDs and the totals of their threads: one statement each for any number of
/// messages. Existing messages are not changed.
final class MessageRows {

    private static final String MESSAGES = """
            insert into message (id, organization_id, inbox_id, test, thread_id, status, seq, created_at, origin)
            select * from unnest(?, ?, ?, ?, ?, ?, ?, ?::timestamptz[], ?::jsonb[]) on conflict do nothing returning id
            """;

    private static final String USES = """
            insert into content_use (sha256, message_id) select * from unnest(?::bytea[], ?) on conflict do nothing
            """;

    private static final String USAGE = """
            insert into storage_usage as s (inbox_id, organization_id, bytes) select * from unnest(?, ?, ?)
            on conflict (inbox_id) do update set bytes = s.bytes + excluded.bytes
            """;

    private static final String REFERENCES = """
            insert into thread_reference (inbox_id, test, rfc_message_id, thread_id)
            select * from unnest(?, ?, ?, ?) on conflict do nothing
            """;

    private static final String THREADS = """
            insert into thread as t (id, organization_id, inbox_id, test, subject, message_count, created_at,
              last_message_at, last_message_id)
            select * from unnest(?, ?, ?, ?, ?, ?, ?::timestamptz[], ?::timestamptz[], ?)
            on conflict (id) do update set message_count = t.message_count + excluded.message_count,
              last_message_at = greatest(t.last_message_at, excluded.last_message_at),
              last_message_id = greatest(t.last_message_id, excluded.last_message_id)
            """;

    private final JdbcTemplate database;

    MessageRows(JdbcTemplate database) {
        this.database = database;
    }

    void insert(List<Placed> placed) {
        if (placed.isEmpty()) {
            return;
        }
        var added = insertMessages(placed);
        var fresh = placed.stream()
                .filter(one -> added.contains(one.message().id()))
                .toList();
        insertReferences(placed);
        insertUses(fresh);
        count(fresh);
        add(fresh);
    }

    private Set<String> insertMessages(List<Placed> placed) {
        return new HashSet<>(database.queryForList(
                MESSAGES,
                String.class,
                texts(placed, one -> one.message().id()),
                texts(placed, one -> one.message().organizationId()),
                texts(placed, one -> one.message().inboxId()),
                flags(placed, one -> one.message().test()),
                texts(placed, Placed::thread),
                texts(placed, one -> one.message().status().wire()),
                placed.stream().mapToLong(one -> one.message().seq()).toArray(),
                texts(placed, one -> one.message().createdAt().toString()),
                texts(placed, one -> one.message().origin())));
    }

    private void insertReferences(List<Placed> placed) {
        var threads = new LinkedHashMap<NewMessage.Name, String>();
        placed.forEach(one -> one.message().names().forEach(name -> threads.putIfAbsent(name, one.thread())));
        var references = List.copyOf(threads.entrySet());
        database.update(
                REFERENCES,
                texts(references, reference -> reference.getKey().inboxId()),
                flags(references, reference -> reference.getKey().test()),
                texts(references, reference -> reference.getKey().rfcMessageId()),
                threads.values().toArray(String[]::new));
    }

    private void insertUses(List<Placed> placed) {
        record Use(String sha256, String message) {}
        var uses = placed.stream()
                .map(Placed::message)
                .flatMap(message -> message.content().refs().stream().map(ref -> new Use(ref.sha256(), message.id())))
                .toList();
        database.update(
                USES,
                uses.stream().map(use -> HexFormat.of().parseHex(use.sha256())).toArray(byte[][]::new),
                texts(uses, Use::message));
    }

    private void count(List<Placed> placed) {
        var sums = new LinkedHashMap<String, ThreadSum>();
        placed.forEach(one -> sums.merge(one.thread(), ThreadSum.of(one), ThreadSum::plus));
        var threads = List.copyOf(sums.values());
        database.update(
                THREADS,
                texts(threads, ThreadSum::thread),
                texts(threads, sum -> sum.first().organizationId()),
                texts(threads, sum -> sum.first().inboxId()),
                flags(threads, sum -> sum.first().test()),
                texts(threads, sum -> sum.first().headers().subject()),
                threads.stream().mapToInt(ThreadSum::messages).toArray(),
                texts(threads, sum -> sum.first().createdAt().toString()),
                texts(threads, sum -> sum.lastAt().toString()),
                texts(threads, ThreadSum::lastId));
    }

    private void add(List<Placed> placed) {
        var organizations = new TreeMap<String, String>(); // of inboxes
        var bytes = new TreeMap<String, Long>();
        for (var one : placed) {
            organizations.put(one.message().inboxId(), one.message().organizationId());
            bytes.merge(one.message().inboxId(), one.message().content().bytes(), Long::sum);
        }
        database.update(
                USAGE,
                bytes.keySet().toArray(String[]::new),
                organizations.values().toArray(String[]::new),
                bytes.values().toArray(Long[]::new));
    }

    private static <T> Boolean[] flags(List<T> rows, Function<T, Boolean> column) {
        return rows.stream().map(column).toArray(Boolean[]::new);
    }

    private static <T> String[] texts(List<T> rows, Function<T, String> column) {
        return rows.stream().map(column).toArray(String[]::new);
    }
}
