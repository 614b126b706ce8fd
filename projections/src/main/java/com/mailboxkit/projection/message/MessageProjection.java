package com.mailboxkit.projection.message;

import com.mailboxkit.kernel.message.MessageEvent;
import com.mailboxkit.kernel.message.MessageEvent.MessageQueued;
import com.mailboxkit.kernel.message.MessageEvent.MessageReceived;
import com.mailboxkit.kernel.message.MessageEvent.RecipientBounced;
import com.mailboxkit.kernel.message.MessageEvent.RecipientDeferred;
import com.mailboxkit.kernel.message.MessageEvent.RecipientDelivered;
import com.mailboxkit.kernel.message.MessageEvent.RecipientRejected;
import com.mailboxkit.kernel.message.MessageHeaders;
import com.mailboxkit.kernel.message.MessageStatus;
import com.mailboxkit.projection.ProjectionNames;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.ResetHandler;
import org.axonframework.eventhandling.SequenceNumber;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import tools.jackson.databind.json.JsonMapper;

/// Messages and the threads they form.
@ProcessingGroup(ProjectionNames.MESSAGE)
public class MessageProjection {

    private final JdbcTemplate database;
    private final Threads threads;
    private final JsonMapper json;

    /// @param json writes `origin` and `timeline`; must write what the query side reads
    public MessageProjection(JdbcTemplate database, JsonMapper json) {
        this.database = database;
        this.threads = new Threads(database);
        this.json = json;
    }

    @EventHandler
    void on(MessageEvent event, @SequenceNumber long seq) {
        switch (event) {
            case MessageQueued queued -> file(queued, queued.headers(), MessageStatus.QUEUED, queued.queuedAt(), seq);
            case MessageReceived received ->
                file(received, received.headers(), MessageStatus.RECEIVED, received.receivedAt(), seq);
            case RecipientDelivered it ->
                append(it, it.status(), new TimelineEntry("delivered", it.recipient(), it.reply(), it.at()), seq);
            case RecipientDeferred it ->
                append(it, null, new TimelineEntry("deferred", it.recipient(), it.reply(), it.at()), seq);
            case RecipientBounced it ->
                append(it, it.status(), new TimelineEntry("bounced", it.recipient(), it.reply(), it.at()), seq);
            case RecipientRejected it ->
                append(it, it.status(), new TimelineEntry("rejected", it.recipient(), it.reply(), it.at()), seq);
        }
    }

    private void file(MessageEvent event, MessageHeaders headers, MessageStatus status, Instant createdAt, long seq) {
        String id = event.messageId().value();
        String inbox = event.inboxId().value();
        int isNew = database.update(
                """
                insert into message (id, organization_id, inbox_id, thread_id, status, seq, created_at, origin)
                values (?, ?, ?, ?, ?, ?, ?, ?::jsonb) on conflict do nothing
                """,
                id,
                event.organizationId().value(),
                inbox,
                id,
                status.wire(),
                seq,
                Timestamp.from(createdAt),
                json.writeValueAsString(event));
        if (isNew == 0) {
            return;
        }
        String thread = threads.threadOf(inbox, id, headers);
        if (!thread.equals(id)) {
            database.update("update message set thread_id = ? where id = ?", thread, id);
        }
        threads.count(thread, event.organizationId().value(), inbox, id, headers.subject(), createdAt);
    }

    private void append(MessageEvent event, @Nullable MessageStatus status, TimelineEntry entry, long seq) {
        database.update(
                """
                update message set status = coalesce(?, status), seq = ?, timeline = timeline || ?::jsonb
                where id = ? and seq < ?
                """,
                status == null ? null : status.wire(),
                seq,
                json.writeValueAsString(List.of(entry)),
                event.messageId().value(),
                seq);
    }

    @ResetHandler
    void reset() {
        for (var table : List.of("thread_reference", "thread", "message")) {
            database.update("delete from " + table);
        }
    }
}
