package com.mailboxkit.query.event;

import com.mailboxkit.kernel.event.EventType;
import com.mailboxkit.query.EventLogNotifier;
import com.mailboxkit.web.ApiKeyAuthenticator;
import com.mailboxkit.web.Caller;
import java.time.Duration;
import java.util.Collection;
import java.util.concurrent.atomic.AtomicLong;
import org.springframework.http.codec.ServerSentEvent;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/// Streams new events. Each is read from the list by its position, at the pace of the client; signals only
/// trigger the reading.
class EventStream {

    private static final int PAGE = 50;

    private final EventReader events;
    private final EventViews views;
    private final EventLogNotifier notifier;
    private final ApiKeyAuthenticator keys;
    private final EventProperties limits;

    EventStream(
            EventReader events,
            EventViews views,
            EventLogNotifier notifier,
            ApiKeyAuthenticator keys,
            EventProperties limits) {
        this.events = events;
        this.views = views;
        this.notifier = notifier;
        this.keys = keys;
        this.limits = limits;
    }

    /// Everything after a position, until the platform stops.
    Flux<ServerSentEvent<EventView>> follow(Caller caller, Collection<EventType> types, long position) {
        return Flux.using(
                () -> notifier.subscribe(caller.organizationId(), limits.streamsPerOrganization()),
                subscription -> Flux.merge(tell(caller, types, position, subscription), heartbeats(caller))
                        .takeUntilOther(notifier.closing()),
                EventLogNotifier.Subscription::close);
    }

    private Flux<ServerSentEvent<EventView>> tell(
            Caller caller, Collection<EventType> types, long position, EventLogNotifier.Subscription subscription) {
        var last = new AtomicLong(position);
        return Flux.defer(() -> {
                    var next = subscription.next();
                    return page(caller, types, last)
                            .switchIfEmpty(Flux.defer(() -> next.timeout(limits.heartbeat(), Mono.empty())
                                    .thenMany(Flux.empty())));
                })
                .repeat();
    }

    /// The position also passes events that are filtered out: otherwise they would be read again with
    /// every event.
    private Flux<ServerSentEvent<EventView>> page(Caller caller, Collection<EventType> types, AtomicLong last) {
        return events.end(caller.organizationId())
                .flatMap(end -> events.after(caller, types, last.get(), PAGE)
                        .collectList()
                        .doOnNext(page -> {
                            if (page.size() < PAGE) {
                                last.accumulateAndGet(end, Math::max);
                            }
                        }))
                .filter(page -> !page.isEmpty())
                .delayUntil(page -> keys.mustBeValid(caller))
                .flatMapMany(page -> {
                    last.accumulateAndGet(page.getLast().position(), Math::max);
                    return views.whole(caller.organizationId(), page);
                })
                .map(event -> ServerSentEvent.builder(event)
                        .id(event.id())
                        .event(event.event().wire())
                        .build());
    }

    /// The first one is sent at once, so that the client knows that the stream is open.
    private Flux<ServerSentEvent<EventView>> heartbeats(Caller caller) {
        return Flux.interval(Duration.ZERO, limits.heartbeat())
                .onBackpressureDrop()
                .concatMap(
                        beat -> keys.mustBeValid(caller)
                                .thenReturn(ServerSentEvent.<EventView>builder()
                                        .comment("")
                                        .build()),
                        1);
    }
}
