package com.mailboxkit.query.message;

import com.mailboxkit.kernel.Ulid;
import com.mailboxkit.kernel.problem.Refusal;
import com.mailboxkit.query.Columns;
import com.mailboxkit.query.inbox.InboxReader;
import com.mailboxkit.web.Caller;
import com.mailboxkit.web.Cursor;
import com.mailboxkit.web.Data;
import com.mailboxkit.web.Page;
import com.mailboxkit.web.PageRequest;
import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.util.List;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/// Lists and shows threads.
@RestController
class ThreadQueryController {

    private static final int MOST_MESSAGES = 100;
    private static final String AFTER_ALL = "~"; // sorts after every id

    private final DatabaseClient database;
    private final InboxReader inboxes;
    private final MessageReader messages;
    private final MessageViews views;

    ThreadQueryController(DatabaseClient database, InboxReader inboxes, MessageReader messages, MessageViews views) {
        this.database = database;
        this.inboxes = inboxes;
        this.messages = messages;
        this.views = views;
    }

    record ThreadView(
            String id,
            String inboxId,
            String subject,
            long messageCount,
            String lastMessageId,
            Instant lastMessageAt,
            Instant createdAt) {}

    /// @param messages oldest first
    /// @param messagesTruncated whether the thread has more than are shown
    record WholeThreadView(
            String id,
            String inboxId,
            String subject,
            long messageCount,
            Instant lastMessageAt,
            Instant createdAt,
            List<MessageView> messages,
            boolean messagesTruncated) {}

    @GetMapping("/api/v1/inboxes/{inboxId}/threads")
    Mono<Page<ThreadView>> list(Caller caller, @PathVariable String inboxId, PageRequest page) {
        return inboxes.find(inboxId, caller.organizationId())
                .flatMap(inbox -> database.sql("select * from thread where inbox_id = :inbox"
                                + " and last_message_id < :before order by last_message_id desc limit :limit")
                        .bind("inbox", inbox.id().value())
                        .bind(
                                "before",
                                page.cursor(1)
                                        .map(cursor -> cursor.keys().getFirst())
                                        .orElse(AFTER_ALL))
                        .bind("limit", page.fetch())
                        .map(ThreadQueryController::view)
                        .all()
                        .collectList())
                .map(rows -> Page.of(rows, page, thread -> Cursor.at(thread.lastMessageId())));
    }

    @GetMapping("/api/v1/threads/{threadId}")
    Mono<Data<WholeThreadView>> get(Caller caller, @PathVariable String threadId) {
        if (!Ulid.isValid(threadId)) {
            return Mono.error(Refusal.notFound("thread"));
        }
        return database.sql("select * from thread where id = :id")
                .bind("id", threadId)
                .map(ThreadQueryController::view)
                .one()
                .switchIfEmpty(Mono.error(() -> Refusal.notFound("thread")))
                .delayUntil(thread -> inboxes.find(thread.inboxId(), caller.organizationId()))
                .zipWhen(thread -> messages.thread(threadId, MOST_MESSAGES).flatMap(views::wholes))
                .map(both -> new Data<>(whole(both.getT1(), both.getT2())));
    }

    private static WholeThreadView whole(ThreadView thread, List<MessageView> messages) {
        return new WholeThreadView(
                thread.id(),
                thread.inboxId(),
                thread.subject(),
                thread.messageCount(),
                thread.lastMessageAt(),
                thread.createdAt(),
                messages,
                thread.messageCount() > messages.size());
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
