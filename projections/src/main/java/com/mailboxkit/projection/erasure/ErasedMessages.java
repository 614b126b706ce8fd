package com.mailboxkit.projection.erasure;

import com.mailboxkit.projection.storage.Retention;
import java.sql.Timestamp;
import java.util.List;
import org.springframework.jdbc.core.JdbcTemplate;

/// Finds messages to be erased and removes them from the read model. A message that is still being
/// delivered waits.
final class ErasedMessages {

    static final int AT_ONCE = 200;

    private static final String OF_DELETED_INBOXES = """
            select m.id from inbox i cross join lateral (
              select id from message where inbox_id = i.id and status not in ('queued', 'sent') limit ?) as m
            where i.deleted_at is not null limit ?
            """;
    private static final String OF_SANDBOX = """
            select id from message where test and created_at < ? and status not in ('queued', 'sent')
            order by created_at limit ?
            """;

    /// Prevents long waits of the projection for erased rows, and deadlocks.
    private static final String LOCK_TIMEOUT = "set local lock_timeout = '500ms'";

    /// Leaves contents to the collector, which checks them again.
    ///
    /// Returns the threads that are empty now.
    private static final String ERASE = """
            with gone as (
              delete from message where id = any (?) and status not in ('queued', 'sent')
              returning id, inbox_id, thread_id, test, origin),
            content_of as (
              select distinct decode(content.ref ->> 'sha256', 'hex') as sha256, gone.id
              from gone cross join lateral (
                select gone.origin #> '{content,raw}' as ref
                union all select gone.origin #> '{content,body}'
                union all select file -> 'content'
                  from jsonb_array_elements(gone.origin #> '{content,attachments}') as file) as content
              where content.ref ->> 'sha256' is not null),
            needed_no_more as (
              delete from content_use u using content_of c where u.sha256 = c.sha256 and u.message_id = c.id),
            looked_at_again as (
              update content k set stored_at = clock_timestamp()
              from (select distinct sha256 from content_of) as c where k.sha256 = c.sha256),
            said_no_more as (
              update event_log e set news = null, test = gone.test from gone where e.message_id = gone.id),
            free_again as (
              update storage_usage s set bytes = s.bytes - n.bytes
              from (select inbox_id, sum(stored_bytes(origin))::bigint as bytes from gone group by inbox_id) as n
              where s.inbox_id = n.inbox_id),
            smaller as (
              update thread t set message_count = t.message_count - n.messages
              from (select thread_id, count(*)::int as messages from gone group by thread_id) as n
              where t.id = n.thread_id returning t.id, t.message_count)
            select id from smaller where message_count <= 0
            """;

    private final JdbcTemplate database;
    private final Retention retention;

    ErasedMessages(JdbcTemplate database, Retention retention) {
        this.database = database;
        this.retention = retention;
    }

    /// Some messages to be erased, or none.
    List<String> next() {
        var deleted = ids(OF_DELETED_INBOXES, AT_ONCE, AT_ONCE);
        return deleted.isEmpty() ? ids(OF_SANDBOX, Timestamp.from(retention.expiry()), AT_ONCE) : deleted;
    }

    private List<String> ids(String select, Object... arguments) {
        return database.query(select, (row, number) -> row.getString(1), arguments);
    }

    /// To be called in a transaction.
    void erase(List<String> messages) {
        database.execute(LOCK_TIMEOUT);
        var empty = database.queryForList(ERASE, String.class, (Object) messages.toArray(String[]::new))
                .toArray(String[]::new);
        database.update("delete from thread_reference where thread_id = any (?)", (Object) empty);
        database.update("delete from thread where id = any (?)", (Object) empty);
    }
}
