package com.mailboxkit.query.event;

import com.github.benmanes.caffeine.cache.AsyncCache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.mailboxkit.kernel.ReadBarrier;
import com.mailboxkit.kernel.event.EventRef;
import com.mailboxkit.kernel.organization.OrganizationId;
import com.mailboxkit.kernel.webhook.WebhookQuery.FindPayload;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.axonframework.queryhandling.QueryHandler;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

/// Tells the webhook edge what it is to tell. An event that is not found may be on its way into the read model:
/// what is outstanding is awaited once. All webhooks that are told of an event at about the same time are told
/// the same bytes.
class PayloadQueryHandler {

    /// Less than the first retry waits, which tells how the subject is by then.
    private static final Duration SAME_TIME = Duration.ofSeconds(2);

    private static final long BYTES_IN_MEMORY = 16 * 1024 * 1024;

    private record Subject(OrganizationId organizationId, EventRef event) {}

    private final EventReader events;
    private final EventViews views;
    private final SampleEvents samples;
    private final ReadBarrier barrier;
    private final JsonMapper json;
    private final AsyncCache<Subject, byte[]> written = Caffeine.newBuilder()
            .expireAfterWrite(SAME_TIME)
            .maximumWeight(BYTES_IN_MEMORY)
            .<Subject, byte[]>weigher((subject, bytes) -> bytes.length)
            .buildAsync();

    /// @param json writes as the API does
    PayloadQueryHandler(
            EventReader events, EventViews views, SampleEvents samples, ReadBarrier barrier, JsonMapper json) {
        this.events = events;
        this.views = views;
        this.samples = samples;
        this.barrier = barrier;
        this.json = json;
    }

    @QueryHandler
    CompletableFuture<Optional<byte[]>> handle(FindPayload query) {
        var event = query.event();
        if (query.sample()) {
            var sample = samples.of(event, query.organizationId());
            return CompletableFuture.completedFuture(Optional.of(json.writeValueAsBytes(sample)));
        }
        return written.get(new Subject(query.organizationId(), event), (subject, executor) -> write(subject))
                .thenApply(Optional::ofNullable);
    }

    /// Null where there is no such event, which the cache does not keep.
    @SuppressWarnings("NullAway") // Reactor says nothing of the null
    private CompletableFuture<byte[]> write(Subject subject) {
        var found = find(subject);
        return found.switchIfEmpty(Mono.defer(() -> Mono.fromFuture(barrier.settled(subject.organizationId()), true)
                        .then(found)))
                .map(json::writeValueAsBytes)
                .toFuture();
    }

    private Mono<EventView> find(Subject subject) {
        var organization = subject.organizationId();
        return events.find(organization, subject.event().id().value())
                .flatMap(stored -> views.whole(organization, List.of(stored)).next());
    }
}
