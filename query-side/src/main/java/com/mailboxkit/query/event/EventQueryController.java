package com.mailboxkit.query.event;

import com.mailboxkit.kernel.event.EventType;
import com.mailboxkit.kernel.problem.Refusal;
import com.mailboxkit.web.Caller;
import com.mailboxkit.web.Cursor;
import com.mailboxkit.web.Page;
import com.mailboxkit.web.PageRequest;
import io.swagger.v3.oas.annotations.Operation;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.codec.ServerSentEvent;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/// Lists and streams events, for callers without a public URL for a webhook.
@RestController
@RequestMapping("/api/v1/events")
class EventQueryController {

    private static final String KNOWN =
            Arrays.stream(EventType.values()).map(EventType::wire).collect(Collectors.joining(", "));

    private final EventReader events;
    private final EventViews views;
    private final EventStream stream;

    EventQueryController(EventReader events, EventViews views, EventStream stream) {
        this.events = events;
        this.views = views;
        this.stream = stream;
    }

    /// @param wanted names of events, separated by commas; empty for all
    @Operation(
            tags = "Events",
            summary = "List events",
            description = "What webhooks are told of, the newest first, for whoever cannot be called.")
    @GetMapping
    Mono<Page<EventView>> list(
            Caller caller, PageRequest page, @RequestParam(name = "events", required = false) @Nullable String wanted) {
        long before = page.cursor(1).map(EventQueryController::position).orElse(Long.MAX_VALUE);
        return events.before(caller, types(wanted), before, page.fetch())
                .map(rows -> Page.of(rows, page, last -> Cursor.at(Long.toString(last.position()))))
                .flatMap(rows -> views.brief(caller.organizationId(), rows.data())
                        .collectList()
                        .map(shown -> new Page<>(shown, rows.meta())));
    }

    /// @param lastEventId the last event that the caller has received; without one, the stream starts with
    ///     new events
    @Operation(
            tags = "Events",
            summary = "Follow events",
            description = "As server-sent events, as they happen. After a break, `Last-Event-ID` goes on where it "
                    + "was: nothing is left out or told twice.")
    @GetMapping(path = "/stream", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    Flux<ServerSentEvent<EventView>> stream(
            Caller caller,
            @RequestHeader(name = "Last-Event-ID", required = false) @Nullable String lastEventId,
            @RequestParam(name = "events", required = false) @Nullable String wanted) {
        var types = types(wanted);
        var begin = lastEventId == null || lastEventId.isEmpty()
                ? events.end(caller.organizationId())
                : events.positionOf(caller.organizationId(), lastEventId, "Last-Event-ID");
        return begin.flatMapMany(position -> stream.follow(caller, types, position));
    }

    private static List<EventType> types(@Nullable String names) {
        if (names == null || names.isBlank()) {
            return List.of(EventType.values());
        }
        return Stream.of(names.split(",", -1))
                .map(name -> EventType.of(name.strip())
                        .orElseThrow(
                                () -> Refusal.invalid("events", "%s is none of %s".formatted(name.strip(), KNOWN))))
                .distinct()
                .toList();
    }

    private static long position(Cursor cursor) {
        try {
            return Long.parseLong(cursor.keys().getFirst());
        } catch (NumberFormatException notOurs) {
            throw Refusal.invalid("cursor", "is not a cursor of this list; pass meta.next_cursor of the page before");
        }
    }
}
