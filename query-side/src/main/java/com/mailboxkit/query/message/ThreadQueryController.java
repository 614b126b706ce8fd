package com.mailboxkit.query.message;

import com.mailboxkit.query.inbox.InboxReader;
import com.mailboxkit.query.message.ThreadReader.ThreadView;
import com.mailboxkit.web.Caller;
import com.mailboxkit.web.Cursor;
import com.mailboxkit.web.Data;
import com.mailboxkit.web.Page;
import com.mailboxkit.web.PageRequest;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/// Lists and shows threads.
@RestController
class ThreadQueryController {

    private static final int MOST_MESSAGES = 100;

    private final InboxReader inboxes;
    private final ThreadReader threads;
    private final MessageReader messages;
    private final MessageViews views;

    ThreadQueryController(InboxReader inboxes, ThreadReader threads, MessageReader messages, MessageViews views) {
        this.inboxes = inboxes;
        this.threads = threads;
        this.messages = messages;
        this.views = views;
    }

    /// @param messages oldest first
    /// @param messagesTruncated whether the thread has more messages than shown
    @Schema(name = "ThreadWithMessages")
    record WholeThreadView(
            String id,
            String inboxId,
            String subject,
            long messageCount,
            Instant lastMessageAt,
            Instant createdAt,
            List<MessageView> messages,
            boolean messagesTruncated) {}

    @Operation(tags = "Threads", summary = "List threads", description = "Those with the newest message first.")
    @GetMapping("/api/v1/inboxes/{inboxId}/threads")
    Mono<Page<ThreadView>> list(Caller caller, @PathVariable String inboxId, PageRequest page) {
        return inboxes.find(inboxId, caller.organizationId())
                .flatMap(inbox -> threads.list(inbox.id(), caller.test(), page))
                .map(rows -> Page.of(rows, page, thread -> Cursor.at(thread.lastMessageId())));
    }

    @Operation(
            tags = "Threads",
            summary = "Show a thread",
            description = "With its messages, the oldest first, at most 100.")
    @GetMapping("/api/v1/threads/{threadId}")
    Mono<Data<WholeThreadView>> get(Caller caller, @PathVariable String threadId) {
        return threads.find(threadId, caller)
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
}
