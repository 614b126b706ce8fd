package com.mailboxkit.query.webhook;

import com.mailboxkit.kernel.ReadBarrier;
import com.mailboxkit.kernel.organization.OrganizationId;
import com.mailboxkit.kernel.webhook.WebhookDeliveryId;
import com.mailboxkit.kernel.webhook.WebhookId;
import com.mailboxkit.kernel.webhook.WebhookQuery.AttemptedDelivery;
import com.mailboxkit.kernel.webhook.WebhookQuery.CountWebhooks;
import com.mailboxkit.kernel.webhook.WebhookQuery.FindAttempt;
import com.mailboxkit.kernel.webhook.WebhookQuery.FindReplayable;
import com.mailboxkit.kernel.webhook.WebhookQuery.ListSubscriptions;
import com.mailboxkit.kernel.webhook.WebhookQuery.ReplayPage;
import com.mailboxkit.kernel.webhook.WebhookQuery.Subscription;
import com.mailboxkit.query.Columns;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.axonframework.queryhandling.QueryHandler;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Mono;

/// Handles the queries of other roles, once all stored events are projected.
class WebhookQueryHandler {

    private final WebhookReader webhooks;
    private final Replayable replayable;
    private final DatabaseClient database;
    private final ReadBarrier barrier;

    WebhookQueryHandler(WebhookReader webhooks, Replayable replayable, DatabaseClient database, ReadBarrier barrier) {
        this.webhooks = webhooks;
        this.replayable = replayable;
        this.database = database;
        this.barrier = barrier;
    }

    @QueryHandler
    CompletableFuture<List<Subscription>> handle(ListSubscriptions query) {
        return afterAll(webhooks.subscriptions());
    }

    @QueryHandler
    CompletableFuture<Integer> handle(CountWebhooks query) {
        return after(query.organizationId(), webhooks.count(query.organizationId()));
    }

    @QueryHandler
    CompletableFuture<ReplayPage> handle(FindReplayable query) {
        return after(query.organizationId(), replayable.page(query));
    }

    @SuppressWarnings("NullAway") // a Mono of an Optional is never empty
    @QueryHandler
    CompletableFuture<Optional<AttemptedDelivery>> handle(FindAttempt query) {
        return database.sql("select d.id, d.webhook_id, d.organization_id from webhook_attempt a"
                        + " join webhook_delivery d on d.id = a.delivery_id where a.id = :id")
                .bind("id", query.attemptId().value())
                .map(row -> new AttemptedDelivery(
                        new WebhookDeliveryId(Columns.text(row, "id")),
                        new WebhookId(Columns.text(row, "webhook_id")),
                        new OrganizationId(Columns.text(row, "organization_id"))))
                .one()
                .singleOptional()
                .toFuture();
    }

    @SuppressWarnings("NullAway") // none of these is ever empty
    private <T> CompletableFuture<T> afterAll(Mono<T> reading) {
        return Mono.fromFuture(barrier.settled(), true).then(reading).toFuture();
    }

    @SuppressWarnings("NullAway") // none of these is ever empty
    private <T> CompletableFuture<T> after(OrganizationId organization, Mono<T> reading) {
        return Mono.fromFuture(barrier.settled(organization), true)
                .then(reading)
                .toFuture();
    }
}
