package com.mailboxkit.projection.message;

import com.mailboxkit.kernel.event.PublicEvents;
import com.mailboxkit.kernel.message.MessageContent;
import com.mailboxkit.kernel.message.MessageEvent;
import com.mailboxkit.kernel.message.MessageEvent.MessageQueued;
import com.mailboxkit.kernel.message.MessageEvent.MessageReceived;
import com.mailboxkit.kernel.message.MessageEvent.RecipientBounced;
import com.mailboxkit.kernel.message.MessageEvent.RecipientComplained;
import com.mailboxkit.kernel.message.MessageEvent.RecipientDeferred;
import com.mailboxkit.kernel.message.MessageEvent.RecipientDelayed;
import com.mailboxkit.kernel.message.MessageEvent.RecipientDelivered;
import com.mailboxkit.kernel.message.MessageEvent.RecipientOpened;
import com.mailboxkit.kernel.message.MessageEvent.RecipientRejected;
import com.mailboxkit.kernel.message.MessageHeaders;
import com.mailboxkit.kernel.message.MessageStatus;
import com.mailboxkit.kernel.message.RemoteReply;
import com.mailboxkit.kernel.message.SubmissionEvent;
import com.mailboxkit.projection.BatchWriter;
import com.mailboxkit.projection.ProjectionNames;
import com.mailboxkit.projection.event.EventLog;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.ResetHandler;
import org.axonframework.eventhandling.SequenceNumber;
import org.axonframework.messaging.annotation.MessageIdentifier;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import tools.jackson.databind.json.JsonMapper;

/// Messages and the threads they form.
@ProcessingGroup(ProjectionNames.MESSAGE)
public class MessageProjection {

    private static final String APPEND = """
            update message set status = coalesce(?, status), seq = ?, timeline = timeline || ?::jsonb,
              opens = opens || ?::jsonb
            where id = ? and seq < ?
            """;

    /// A message event with its sequence number and what the event store calls it.
    private record Numbered(MessageEvent event, long seq, String id) {}

    private final JdbcTemplate database;
    private final BatchWriter batchWriter;
    private final Threads threads;
    private final EventLog log;
    private final JsonMapper json;

    /// @param json writes `origin` and `timeline`; must write what the query side reads
    public MessageProjection(JdbcTemplate database, BatchWriter batchWriter, EventLog log, JsonMapper json) {
        this.database = database;
        this.batchWriter = batchWriter;
        this.threads = new Threads(database);
        this.log = log;
        this.json = json;
    }

    @EventHandler
    void on(MessageEvent event, @SequenceNumber long seq, @MessageIdentifier String id) {
        batchWriter.add(ProjectionNames.MESSAGE, new Numbered(event, seq, id), this::write);
    }

    /// Shows in the message itself; handled so that nobody waits for it at the read barrier.
    @EventHandler
    void on(SubmissionEvent event) {}

    private void write(List<Numbered> batch) {
        var begun = new ArrayList<NewMessage>();
        var entries = new ArrayList<Object[]>();
        for (var numbered : batch) {
            long seq = numbered.seq();
            switch (numbered.event()) {
                case MessageQueued it ->
                    begun.add(
                            begin(it, it.test(), it.headers(), it.content(), MessageStatus.QUEUED, it.queuedAt(), seq));
                case MessageReceived it ->
                    begun.add(
                            begin(it, false, it.headers(), it.content(), MessageStatus.RECEIVED, it.receivedAt(), seq));
                case RecipientDelivered it ->
                    entries.add(entry(it, it.status(), "delivered", it.recipient(), it.reply(), it.at(), seq));
                case RecipientDeferred it ->
                    entries.add(entry(it, null, "deferred", it.recipient(), it.reply(), it.at(), seq));
                case RecipientBounced it -> entries.add(bounced(it, seq));
                case RecipientDelayed it ->
                    entries.add(entry(it, null, "delayed", it.recipient(), it.reply(), it.at(), seq));
                case RecipientComplained it ->
                    entries.add(entry(it, it.status(), "complained", it.recipient(), it.reply(), it.at(), seq));
                case RecipientRejected it ->
                    entries.add(entry(it, it.status(), "rejected", it.recipient(), it.reply(), it.at(), seq));
                case RecipientOpened it -> entries.add(opened(it, seq));
            }
        }
        if (!begun.isEmpty()) {
            threads.file(begun);
        }
        database.batchUpdate(APPEND, entries); // after the rows they append to
        log.append(batch.stream()
                .flatMap(numbered -> PublicEvents.of(numbered.id(), numbered.event()).stream())
                .toList());
    }

    private NewMessage begin(
            MessageEvent event,
            boolean test,
            MessageHeaders headers,
            MessageContent content,
            MessageStatus status,
            Instant createdAt,
            long seq) {
        return new NewMessage(
                event.messageId().value(),
                event.organizationId().value(),
                event.inboxId().value(),
                test,
                status,
                headers,
                createdAt,
                json.writeValueAsString(event),
                content,
                seq);
    }

    private Object[] entry(
            MessageEvent event,
            @Nullable MessageStatus status,
            String type,
            String recipient,
            RemoteReply reply,
            Instant at,
            long seq) {
        return change(event, status, List.of(new TimelineEntry(type, recipient, reply, null, at)), Map.of(), seq);
    }

    private Object[] bounced(RecipientBounced event, long seq) {
        var entry = new TimelineEntry("bounced", event.recipient(), event.reply(), event.kind(), event.at());
        return change(event, event.status(), List.of(entry), Map.of(), seq);
    }

    /// The first time is an event in the life of the message, the others are a number.
    private Object[] opened(RecipientOpened event, long seq) {
        var entries = event.opens() == 1
                ? List.of(new TimelineEntry("opened", event.recipient(), null, null, event.at()))
                : List.<TimelineEntry>of();
        return change(event, null, entries, Map.of(event.recipient(), event.opens()), seq);
    }

    private Object[] change(
            MessageEvent event,
            @Nullable MessageStatus status,
            List<TimelineEntry> entries,
            Map<String, Integer> opens,
            long seq) {
        return new Object[] {
            status == null ? null : status.wire(),
            seq,
            json.writeValueAsString(entries),
            json.writeValueAsString(opens),
            event.messageId().value(),
            seq
        };
    }

    /// What contents are needed for stays: they would seem unused meanwhile.
    @ResetHandler
    void reset() {
        for (var table : List.of("thread_reference", "thread", "message")) {
            database.update("delete from " + table);
        }
    }
}
