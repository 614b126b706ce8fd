package com.mailboxkit.projection.message;

import com.mailboxkit.kernel.message.MessageHeaders;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.springframework.jdbc.core.JdbcTemplate;

/// Which messages of an inbox belong together: those that name each other, directly or through others, in Message-ID,
/// References or In-Reply-To (RFC 5322, section 3.6.4). A thread is named after the first message that was filed in it;
/// where a message links several threads, they become one, the oldest. What belongs together does not depend on the
/// order of arrival.
final class Threads {

    private final JdbcTemplate database;

    Threads(JdbcTemplate database) {
        this.database = database;
    }

    /// Finds the thread for a new message, merging those it links.
    String threadOf(String inboxId, String messageId, MessageHeaders headers) {
        var names = names(headers);
        if (names.isEmpty()) {
            return messageId;
        }
        var known = known(inboxId, names);
        String thread = known.isEmpty() ? messageId : known.getFirst();
        known.stream().skip(1).forEach(other -> merge(other, thread));
        database.batchUpdate(
                "insert into thread_reference (inbox_id, rfc_message_id, thread_id) values (?, ?, ?)"
                        + " on conflict (inbox_id, rfc_message_id) do nothing",
                names.stream().map(name -> new Object[] {inboxId, name, thread}).toList());
        return thread;
    }

    /// Counts a message that was filed in a thread.
    void count(
            String thread, String organizationId, String inboxId, String messageId, String subject, Instant createdAt) {
        database.update(
                """
                insert into thread as t (id, organization_id, inbox_id, subject, message_count, created_at,
                  last_message_at, last_message_id)
                values (?, ?, ?, ?, 1, ?, ?, ?)
                on conflict (id) do update set message_count = t.message_count + 1,
                  last_message_at = greatest(t.last_message_at, excluded.last_message_at),
                  last_message_id = greatest(t.last_message_id, excluded.last_message_id)
                """,
                thread,
                organizationId,
                inboxId,
                subject,
                Timestamp.from(createdAt),
                Timestamp.from(createdAt),
                messageId);
    }

    private List<String> known(String inboxId, Set<String> names) {
        return database.query(
                "select distinct thread_id from thread_reference where inbox_id = ? and rfc_message_id = any (?)"
                        + " order by thread_id",
                (row, number) -> row.getString("thread_id"),
                inboxId,
                names.toArray(String[]::new));
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

    private static Set<String> names(MessageHeaders headers) {
        var names = new LinkedHashSet<String>();
        if (headers.rfcMessageId() != null) {
            names.add(headers.rfcMessageId());
        }
        names.addAll(headers.references());
        names.addAll(headers.inReplyTo());
        return names;
    }
}
