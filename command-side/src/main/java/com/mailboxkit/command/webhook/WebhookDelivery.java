package com.mailboxkit.command.webhook;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import com.mailboxkit.kernel.event.EventRef;
import com.mailboxkit.kernel.organization.OrganizationId;
import com.mailboxkit.kernel.webhook.WebhookDeliveryCommand.RecordAttempt;
import com.mailboxkit.kernel.webhook.WebhookDeliveryEvent;
import com.mailboxkit.kernel.webhook.WebhookDeliveryEvent.Line;
import com.mailboxkit.kernel.webhook.WebhookDeliveryEvent.WebhookAttempted;
import com.mailboxkit.kernel.webhook.WebhookDeliveryEvent.WebhookDeliveryBegun;
import com.mailboxkit.kernel.webhook.WebhookDeliveryEvent.WebhookDeliveryCancelled;
import com.mailboxkit.kernel.webhook.WebhookDeliveryEvent.WebhookDeliveryRestarted;
import com.mailboxkit.kernel.webhook.WebhookDeliveryId;
import com.mailboxkit.kernel.webhook.WebhookId;
import java.time.Instant;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.spring.stereotype.Aggregate;
import org.jspecify.annotations.Nullable;

/// The telling of one event to one webhook. Decides after each attempt whether and when there is another.
@Aggregate(cache = "aggregates")
class WebhookDelivery {

    @AggregateIdentifier
    private WebhookDeliveryId deliveryId;

    private WebhookId webhookId;
    private OrganizationId organizationId;
    private EventRef event;
    private boolean sample;
    private @Nullable Line line;
    private int attempts;
    private int failures;
    private boolean over;

    @SuppressWarnings("NullAway.Init") // Axon makes it, then replays its events
    WebhookDelivery() {}

    @SuppressWarnings("NullAway.Init")
    WebhookDelivery(
            WebhookId webhookId,
            OrganizationId organizationId,
            EventRef event,
            boolean sample,
            @Nullable Line line,
            Instant at) {
        apply(new WebhookDeliveryBegun(
                WebhookDeliveryId.of(webhookId, event), webhookId, organizationId, event, sample, line, at));
    }

    WebhookId webhookId() {
        return webhookId;
    }

    OrganizationId organizationId() {
        return organizationId;
    }

    EventRef event() {
        return event;
    }

    boolean isSample() {
        return sample;
    }

    boolean isOver() {
        return over;
    }

    @Nullable
    Line line() {
        return line;
    }

    /// Tells the event once more, from the beginning of the schedule.
    void restart(@Nullable Line newLine, Instant at) {
        apply(new WebhookDeliveryRestarted(deliveryId, webhookId, organizationId, attempts, newLine, at));
    }

    /// Whether this attempt was not recorded before.
    boolean isNews(int attempt) {
        return attempt > attempts && !over;
    }

    /// @param wanted whether the webhook still wants to be told
    void attempted(RecordAttempt record, boolean wanted, WebhookRetryProperties schedule) {
        boolean mayRetry = wanted && !sample && !record.result().succeeded();
        var next = mayRetry
                ? schedule.next(failures + 1, record.retryAfterSeconds(), record.chance(), record.at())
                        .orElse(null)
                : null;
        apply(new WebhookAttempted(
                deliveryId,
                webhookId,
                organizationId,
                record.attemptId(),
                record.attempt(),
                record.result(),
                next,
                record.at()));
    }

    void cancel(Instant at) {
        if (!over) {
            apply(new WebhookDeliveryCancelled(deliveryId, webhookId, organizationId, at));
        }
    }

    @EventSourcingHandler
    void on(WebhookDeliveryEvent fact) {
        switch (fact) {
            case WebhookDeliveryBegun begun -> {
                deliveryId = begun.deliveryId();
                webhookId = begun.webhookId();
                organizationId = begun.organizationId();
                event = begun.event();
                sample = begun.sample();
                line = begun.line();
            }
            case WebhookAttempted attempted -> {
                attempts = attempted.attempt();
                failures++;
                over = attempted.nextAttemptAt() == null;
            }
            case WebhookDeliveryRestarted restarted -> {
                line = restarted.line();
                failures = 0;
                over = false;
            }
            case WebhookDeliveryCancelled cancelled -> over = true;
        }
    }
}
