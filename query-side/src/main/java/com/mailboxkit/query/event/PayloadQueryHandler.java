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

/// Returns the webhook payload of an event. A missing event may not be projected yet: the read barrier is
/// awaited once. All webhooks that are called for an event at about the same time receive the same bytes.
class PayloadQueryHandler {

    /// Shorter than the pause before the first retry, which delivers the subject in its state by then.
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

    /// Null for an unknown event, which the cache does not keep.
    @SuppressWarnings("NullAway") // Reactor's signature does not declare the null
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
