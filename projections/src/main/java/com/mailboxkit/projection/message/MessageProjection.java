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
import com.mailboxkit.projection.storage.Retention;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.ResetHandler;
import org.axonframework.eventhandling.SequenceNumber;
import org.axonframework.messaging.annotation.MessageIdentifier;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import tools.jackson.databind.json.JsonMapper;

/// Messages and their threads.
@ProcessingGroup(ProjectionNames.MESSAGE)
public class MessageProjection {

    private static final String APPEND = """
            update message as m set status = coalesce(change.status, m.status), seq = change.seq,
              timeline = m.timeline || change.timeline, opens = m.opens || change.opens
            from unnest(?, ?::bigint[], ?, ?::jsonb[], ?::jsonb[]) as change (id, seq, status, timeline, opens)
            where m.id = change.id and m.seq < change.seq
            """;

    /// A message event with its sequence number and its id in the event store.
    private record Numbered(MessageEvent event, long seq, String id) {}

    /// @param timeline a JSON array of the entries to append
    /// @param opens a JSON object of the changed counts, by recipient
    private record Change(String id, long seq, @Nullable String status, String timeline, String opens) {}

    private final JdbcTemplate database;
    private final BatchWriter batchWriter;
    private final Threads threads;
    private final EventLog log;
    private final Retention retention;
    private final JsonMapper json;

    /// @param json writes `origin` and `timeline`; must be compatible with the query side
    public MessageProjection(
            JdbcTemplate database, BatchWriter batchWriter, EventLog log, Retention retention, JsonMapper json) {
        this.database = database;
        this.batchWriter = batchWriter;
        this.threads = new Threads(database);
        this.log = log;
        this.retention = retention;
        this.json = json;
    }

    @EventHandler
    void on(MessageEvent event, @SequenceNumber long seq, @MessageIdentifier String id) {
        batchWriter.add(ProjectionNames.MESSAGE, new Numbered(event, seq, id), this::write);
    }

    /// Part of the message itself; handled so that the read barrier does not wait for these events.
    @EventHandler
    void on(SubmissionEvent event) {}

    private void write(List<Numbered> batch) {
        var newMessages = new ArrayList<NewMessage>();
        var changes = new ArrayList<Change>();
        for (var numbered : batch) {
            long seq = numbered.seq();
            switch (numbered.event()) {
                case MessageQueued it when retention.isExpired(it.test(), it.queuedAt()) -> {} // erased already
                case MessageQueued it ->
                    newMessages.add(
                            begin(it, it.test(), it.headers(), it.content(), MessageStatus.QUEUED, it.queuedAt(), seq));
                case MessageReceived it ->
                    newMessages.add(
                            begin(it, false, it.headers(), it.content(), MessageStatus.RECEIVED, it.receivedAt(), seq));
                case RecipientDelivered it ->
                    changes.add(entry(it, it.status(), "delivered", it.recipient(), it.reply(), it.at(), seq));
                case RecipientDeferred it ->
                    changes.add(entry(it, null, "deferred", it.recipient(), it.reply(), it.at(), seq));
                case RecipientBounced it -> changes.add(bounced(it, seq));
                case RecipientDelayed it ->
                    changes.add(entry(it, null, "delayed", it.recipient(), it.reply(), it.at(), seq));
                case RecipientComplained it ->
                    changes.add(entry(it, it.status(), "complained", it.recipient(), it.reply(), it.at(), seq));
                case RecipientRejected it ->
                    changes.add(entry(it, it.status(), "rejected", it.recipient(), it.reply(), it.at(), seq));
                case RecipientOpened it -> changes.add(opened(it, seq));
            }
        }
        if (!newMessages.isEmpty()) {
            threads.file(newMessages);
        }
        append(changes); // after the rows they append to
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

    private Change entry(
            MessageEvent event,
            @Nullable MessageStatus status,
            String type,
            String recipient,
            RemoteReply reply,
            Instant at,
            long seq) {
        return change(event, status, List.of(new TimelineEntry(type, recipient, reply, null, at)), Map.of(), seq);
    }

    private Change bounced(RecipientBounced event, long seq) {
        var entry = new TimelineEntry("bounced", event.recipient(), event.reply(), event.kind(), event.at());
        return change(event, event.status(), List.of(entry), Map.of(), seq);
    }

    /// The first open is an entry of the timeline, later ones only a count.
    private Change opened(RecipientOpened event, long seq) {
        var entries = event.opens() == 1
                ? List.of(new TimelineEntry("opened", event.recipient(), null, null, event.at()))
                : List.<TimelineEntry>of();
        return change(event, null, entries, Map.of(event.recipient(), event.opens()), seq);
    }

    private Change change(
            MessageEvent event,
            @Nullable MessageStatus status,
            List<TimelineEntry> entries,
            Map<String, Integer> opens,
            long seq) {
        return new Change(
                event.messageId().value(),
                seq,
                status == null ? null : status.wire(),
                json.writeValueAsString(entries),
                json.writeValueAsString(opens));
    }

    /// One statement changes a row once: several changes of one message are spread over several statements.
    private void append(List<Change> changes) {
        for (var rest = changes; !rest.isEmpty(); ) {
            var first = new LinkedHashMap<String, Change>();
            var later = new ArrayList<Change>();
            for (var change : rest) {
                if (first.putIfAbsent(change.id(), change) != null) {
                    later.add(change);
                }
            }
            update(List.copyOf(first.values()));
            rest = later;
        }
    }

    private void update(List<Change> changes) {
        database.update(
                APPEND,
                texts(changes, Change::id),
                changes.stream().map(Change::seq).toArray(Long[]::new),
                texts(changes, Change::status),
                texts(changes, Change::timeline),
                texts(changes, Change::opens));
    }

    private static @Nullable String[] texts(List<Change> changes, Function<Change, @Nullable String> column) {
        return changes.stream().map(column).toArray(String[]::new);
    }

    /// The uses of contents are kept: otherwise the contents would be collected during the rebuild.
    @ResetHandler
    void reset() {
        for (var table : List.of("thread_reference", "thread", "message", "storage_usage")) {
            database.update("delete from " + table);
        }
    }
}
