package com.mailboxkit.query.message;

import com.mailboxkit.kernel.Ulid;
import com.mailboxkit.kernel.inbox.InboxId;
import com.mailboxkit.kernel.problem.Refusal;
import com.mailboxkit.query.Columns;
import com.mailboxkit.query.inbox.InboxReader;
import com.mailboxkit.web.Caller;
import com.mailboxkit.web.PageRequest;
import io.r2dbc.spi.Readable;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Mono;

/// Reads threads from PostgreSQL. Those of a deleted inbox are not found.
public class ThreadReader {

    private static final String AFTER_ALL = "~"; // sorts after every id
    private static final int MOST_SEARCHED = 10_000;

    private final DatabaseClient database;
    private final InboxReader inboxes;

    ThreadReader(DatabaseClient database, InboxReader inboxes) {
        this.database = database;
        this.inboxes = inboxes;
    }

    @Schema(name = "Thread")
    record ThreadView(
            String id,
            String inboxId,
            String subject,
            long messageCount,
            String lastMessageId,
            Instant lastMessageAt,
            Instant createdAt) {}

    /// The threads of an inbox, the one with the newest message first.
    ///
    /// @param test whether to list the sandbox instead
    Mono<List<ThreadView>> list(InboxId inbox, boolean test, PageRequest page) {
        return database.sql("select * from thread where inbox_id = :inbox and test = :test"
                        + " and last_message_id < :before order by last_message_id desc limit :limit")
                .bind("inbox", inbox.value())
                .bind("test", test)
                .bind(
                        "before",
                        page.cursor(1).map(cursor -> cursor.keys().getFirst()).orElse(AFTER_ALL))
                .bind("limit", page.fetch())
                .map(ThreadReader::view)
                .all()
                .collectList();
    }

    /// @throws Refusal `not_found`; `access_denied` where it belongs to another organization
    Mono<ThreadView> find(String threadId, Caller caller) {
        if (!Ulid.isValid(threadId)) {
            return Mono.error(Refusal.notFound("thread"));
        }
        return database.sql("select * from thread where id = :id and test = :test")
                .bind("id", threadId)
                .bind("test", caller.test())
                .map(ThreadReader::view)
                .one()
                .switchIfEmpty(Mono.error(() -> Refusal.notFound("thread")))
                .delayUntil(thread -> inboxes.find(thread.inboxId(), caller.organizationId()));
    }

    /// The ids of its messages, the newest 10,000.
    ///
    /// @throws Refusal `not_found`; `access_denied` where it belongs to another organization
    public Mono<List<String>> messages(String threadId, Caller caller) {
        return find(threadId, caller)
                .flatMap(thread -> database.sql(
                                "select id from message where thread_id = :thread order by id desc limit :limit")
                        .bind("thread", threadId)
                        .bind("limit", MOST_SEARCHED)
                        .map(row -> Columns.text(row, "id"))
                        .all()
                        .collectList());
    }

    private static ThreadView view(Readable row) {
        return new ThreadView(
                Columns.text(row, "id"),
                Columns.text(row, "inbox_id"),
                Columns.text(row, "subject"),
                Columns.number(row, "message_count"),
                Columns.text(row, "last_message_id"),
                Columns.time(row, "last_message_at"),
                Columns.time(row, "created_at"));
    }
}
