package com.mailboxkit.query.search;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.mailboxkit.kernel.inbox.InboxId;
import com.mailboxkit.kernel.problem.ProblemCode;
import com.mailboxkit.query.inbox.InboxReader;
import com.mailboxkit.query.message.MessageReader;
import com.mailboxkit.query.message.MessageView;
import com.mailboxkit.query.message.MessageViews;
import com.mailboxkit.query.message.ThreadReader;
import com.mailboxkit.web.Caller;
import com.mailboxkit.web.Cursor;
import com.mailboxkit.web.Page;
import com.mailboxkit.web.RequestBodyType;
import com.mailboxkit.web.RouteProblems;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;
import tools.jackson.databind.node.ObjectNode;

/// Searches the messages of all inboxes of an organization. Elasticsearch only determines the matches; their
/// content comes from PostgreSQL, so a deleted or changed message is never shown in its old state.
@RestController
class SearchController {

    private final MessageSearch search;
    private final InboxReader inboxes;
    private final ThreadReader threads;
    private final MessageReader messages;
    private final MessageViews views;

    SearchController(
            MessageSearch search,
            InboxReader inboxes,
            ThreadReader threads,
            MessageReader messages,
            MessageViews views) {
        this.search = search;
        this.inboxes = inboxes;
        this.threads = threads;
        this.messages = messages;
        this.views = views;
    }

    @Schema(name = "FoundMessage")
    record FoundView(@JsonUnwrapped MessageView message, Map<String, List<String>> highlights) {}

    @Operation(
            tags = "Messages",
            summary = "Search messages",
            description = "Over all inboxes, the newest first. Everything that is given must hold. `highlights` "
                    + "are pieces of HTML with what was found in `<em>`.")
    @RequestBodyType(SearchDescription.class)
    @RouteProblems({ProblemCode.NOT_FOUND, ProblemCode.SEARCH_STARTING, ProblemCode.SEARCH_UNAVAILABLE})
    @PostMapping("/api/v1/messages/search")
    Mono<Page<FoundView>> search(Caller caller, @RequestBody ObjectNode body) {
        var request = SearchRequest.of(body);
        return mayLookInto(request.inbox(), caller)
                .then(Mono.defer(() -> thread(request.threadId(), caller)))
                .flatMap(thread -> search.find(caller, request, thread))
                .map(found -> Page.of(found, request.page(), last -> Cursor.at(last.id())))
                .flatMap(page -> show(page, caller));
    }

    private Mono<Void> mayLookInto(@Nullable InboxId inbox, Caller caller) {
        return inbox == null
                ? Mono.empty()
                : inboxes.find(inbox.value(), caller.organizationId()).then();
    }

    private Mono<List<String>> thread(@Nullable String threadId, Caller caller) {
        return threadId == null ? Mono.just(List.of()) : threads.messages(threadId, caller);
    }

    private Mono<Page<FoundView>> show(Page<SearchHit> page, Caller caller) {
        var highlights = page.data().stream().collect(Collectors.toMap(SearchHit::id, SearchHit::highlights));
        return messages.all(List.copyOf(highlights.keySet()), caller.organizationId())
                .flatMap(views::briefs)
                .map(shown -> shown.stream()
                        .map(message -> new FoundView(message, highlights.getOrDefault(message.id(), Map.of())))
                        .toList())
                .map(shown -> new Page<>(shown, page.meta()));
    }
}
