package com.mailboxkit.command.webhook;

import com.mailboxkit.command.AggregateStreams;
import com.mailboxkit.kernel.DomainEvent;
import com.mailboxkit.kernel.event.EventRef;
import com.mailboxkit.kernel.event.EventType;
import com.mailboxkit.kernel.event.PublicEventId;
import com.mailboxkit.kernel.organization.OrganizationId;
import com.mailboxkit.kernel.webhook.AttemptFailure;
import com.mailboxkit.kernel.webhook.AttemptResult;
import com.mailboxkit.kernel.webhook.WebhookAttemptId;
import com.mailboxkit.kernel.webhook.WebhookCommand.CreateWebhook;
import com.mailboxkit.kernel.webhook.WebhookDeliveryCommand.BeginDeliveries;
import com.mailboxkit.kernel.webhook.WebhookDeliveryCommand.BeginDelivery;
import com.mailboxkit.kernel.webhook.WebhookDeliveryCommand.RecordAttempt;
import com.mailboxkit.kernel.webhook.WebhookDeliveryId;
import com.mailboxkit.kernel.webhook.WebhookId;
import com.mailboxkit.kernel.webhook.WebhookSettings;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.config.Configuration;
import org.axonframework.config.DefaultConfigurer;
import org.axonframework.eventsourcing.eventstore.inmemory.InMemoryEventStorageEngine;
import org.axonframework.queryhandling.QueryGateway;
import org.jspecify.annotations.Nullable;

/// A webhook and everything that decides about it, without anybody who calls it.
final class WebhookWorld implements AutoCloseable {

    static final Instant NOW = Instant.parse("2026-02-20T12:00:00Z");
    static final OrganizationId OWNER = OrganizationId.at(NOW);
    static final WebhookId WEBHOOK = WebhookId.at(NOW);
    static final WebhookRetryProperties SCHEDULE = new WebhookRetryProperties(
            List.of(Duration.ofSeconds(5), Duration.ofMinutes(5)),
            0.1,
            Duration.ofDays(1),
            Duration.ofDays(5),
            Duration.ofMinutes(1));

    static final WebhookReplayProperties REPLAYS = new WebhookReplayProperties(100, 1000, 2, Duration.ofSeconds(5));

    private final InMemoryEventStorageEngine events = new InMemoryEventStorageEngine();
    private final Configuration axon;

    WebhookWorld() {
        axon = DefaultConfigurer.defaultConfiguration(false)
                .configureEmbeddedEventStore(configuration -> events)
                .configureAggregate(Webhook.class)
                .configureAggregate(WebhookDelivery.class)
                .registerCommandHandler(configuration -> new WebhookCommandHandler(
                        configuration.repository(Webhook.class),
                        new AggregateStreams(configuration.eventStore()),
                        REPLAYS))
                .registerCommandHandler(configuration -> new WebhookDeliveryHandler(
                        configuration.repository(Webhook.class),
                        configuration.repository(WebhookDelivery.class),
                        new AggregateStreams(configuration.eventStore()),
                        SCHEDULE))
                .registerCommandHandler(configuration -> new WebhookReplayHandler(
                        configuration.repository(Webhook.class),
                        configuration.repository(WebhookDelivery.class),
                        new AggregateStreams(configuration.eventStore()),
                        REPLAYS))
                .start();
    }

    CommandGateway commands() {
        return axon.commandGateway();
    }

    QueryGateway queries() {
        return axon.queryGateway();
    }

    /// What answers a question from now on.
    <Q, A> void answers(Class<Q> question, Class<A> type, Function<Q, CompletableFuture<A>> answer) {
        axon.queryBus()
                .<CompletableFuture<A>>subscribe(
                        question.getName(), type, message -> answer.apply(question.cast(message.getPayload())));
    }

    void create(boolean ordered) {
        var settings = new WebhookSettings("Hook", "https://example.com/", List.of(EventType.MESSAGE_SENT), ordered);
        commands().sendAndWait(new CreateWebhook(WEBHOOK, OWNER, settings, "sealed secret", NOW));
    }

    /// Begins to tell of one more event.
    WebhookDeliveryId begin(boolean ordered) {
        var event =
                new EventRef(PublicEventId.of("stored %d".formatted(all().size()), NOW), EventType.MESSAGE_SENT, NOW);
        commands()
                .sendAndWait(
                        new BeginDeliveries(List.of(new BeginDelivery(WEBHOOK, OWNER, event, ordered)), false, NOW));
        return WebhookDeliveryId.of(WEBHOOK, event);
    }

    void record(WebhookDeliveryId delivery, int attempt, int status, Instant at) {
        record(delivery, attempt, status, null, at);
    }

    void record(WebhookDeliveryId delivery, int attempt, int status, @Nullable Long retryAfter, Instant at) {
        var failure = status < 300 ? null : AttemptFailure.STATUS;
        var result = new AttemptResult(failure, status, 7, "", failure == null ? null : "Answered " + status);
        commands()
                .sendAndWait(new RecordAttempt(
                        delivery, WEBHOOK, WebhookAttemptId.at(at), attempt, result, retryAfter, 0, at));
    }

    List<DomainEvent> all() {
        try (var stream = events.readEvents(null, false)) {
            return stream.map(event -> (DomainEvent) event.getPayload()).toList();
        }
    }

    <T extends DomainEvent> List<T> all(Class<T> type) {
        return all().stream().filter(type::isInstance).map(type::cast).toList();
    }

    @Override
    public void close() {
        axon.shutdown();
    }
}
