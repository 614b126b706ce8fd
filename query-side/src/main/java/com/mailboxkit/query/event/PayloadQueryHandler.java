package com.mailboxkit.query.event;

import com.mailboxkit.kernel.ReadBarrier;
import com.mailboxkit.kernel.event.EventRef;
import com.mailboxkit.kernel.organization.OrganizationId;
import com.mailboxkit.kernel.webhook.WebhookQuery.FindPayload;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.axonframework.queryhandling.QueryHandler;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

/// Tells the webhook edge what it is to tell. An event that is not found may be on its way into the read model:
/// what is outstanding is awaited once.
class PayloadQueryHandler {

    private final EventReader events;
    private final EventViews views;
    private final SampleEvents samples;
    private final ReadBarrier barrier;
    private final JsonMapper json;

    /// @param json writes as the API does
    PayloadQueryHandler(
            EventReader events, EventViews views, SampleEvents samples, ReadBarrier barrier, JsonMapper json) {
        this.events = events;
        this.views = views;
        this.samples = samples;
        this.barrier = barrier;
        this.json = json;
    }

    @SuppressWarnings("NullAway") // a Mono of an Optional is never empty
    @QueryHandler
    CompletableFuture<Optional<byte[]>> handle(FindPayload query) {
        return view(query).map(json::writeValueAsBytes).singleOptional().toFuture();
    }

    private Mono<EventView> view(FindPayload query) {
        if (query.sample()) {
            return Mono.fromSupplier(() -> samples.of(query.event(), query.organizationId()));
        }
        var found = find(query.organizationId(), query.event());
        return found.switchIfEmpty(Mono.defer(() -> Mono.fromFuture(barrier.settled(query.organizationId()), true)
                .then(find(query.organizationId(), query.event()))));
    }

    private Mono<EventView> find(OrganizationId organization, EventRef event) {
        return events.find(organization, event.id().value())
                .flatMap(stored -> views.whole(organization, List.of(stored)).next());
    }
}
