package com.mailboxkit.query.notice;

import com.mailboxkit.kernel.inbox.InboxId;
import com.mailboxkit.query.Columns;
import com.mailboxkit.web.Cursor;
import com.mailboxkit.web.Page;
import com.mailboxkit.web.PageRequest;
import io.r2dbc.spi.Readable;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/// Shows operators the notices to owners, and their delivery status.
@RestController
class NoticeOperationsController {

    private static final String AFTER_ALL = "~"; // sorts after every id

    private static final String SELECT = """
            select id, status, created_at, origin->'recipients'->>0 as owner_email,
              origin->'headers'->>'subject' as subject,
              coalesce(timeline->-1->'reply'->>'text', '') as detail
            from message where inbox_id = :platform and not test and id < :before order by id desc limit :limit
            """;

    private final DatabaseClient database;

    NoticeOperationsController(DatabaseClient database) {
        this.database = database;
    }

    /// @param detail the last reply of the owner's mail server, or why none was contacted
    record NoticeView(
            String id,
            String ownerEmail,
            String subject,
            String status,
            @Nullable String detail,
            Instant createdAt) {}

    @GetMapping("/admin/notices")
    Mono<Page<NoticeView>> list(PageRequest page) {
        return database.sql(SELECT)
                .bind("platform", InboxId.PLATFORM.value())
                .bind(
                        "before",
                        page.cursor(1).map(cursor -> cursor.keys().getFirst()).orElse(AFTER_ALL))
                .bind("limit", page.fetch())
                .map(NoticeOperationsController::view)
                .all()
                .collectList()
                .map(rows -> Page.of(rows, page, notice -> Cursor.at(notice.id())));
    }

    private static NoticeView view(Readable row) {
        var detail = Columns.text(row, "detail");
        return new NoticeView(
                Columns.text(row, "id"),
                Columns.text(row, "owner_email"),
                Columns.text(row, "subject"),
                Columns.text(row, "status"),
                detail.isEmpty() ? null : detail,
                Columns.time(row, "created_at"));
    }
}
