package com.mailboxkit.kernel.webhook;

import com.mailboxkit.kernel.event.EventRef;
import com.mailboxkit.kernel.organization.OrganizationId;
import java.time.Instant;
import java.util.List;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;

/// The delivery of events to webhooks.
public sealed interface WebhookDeliveryCommand {

    /// One event for one webhook.
    ///
    /// @param ordered whether it queues behind earlier events of the webhook
    record BeginDelivery(WebhookId webhookId, OrganizationId organizationId, EventRef event, boolean ordered) {

        public WebhookDeliveryId deliveryId() {
            return WebhookDeliveryId.of(webhookId, event);
        }
    }

    /// Creates deliveries in one unit of work.
    ///
    /// @param deliveries at least one
    /// @param mayHaveBegun whether some of them may exist already; each is then looked up first, and one that
    ///     exists is left alone
    record BeginDeliveries(List<BeginDelivery> deliveries, boolean mayHaveBegun, Instant at)
            implements WebhookDeliveryCommand {

        public BeginDeliveries {
            deliveries = List.copyOf(deliveries);
        }

        @TargetAggregateIdentifier
        public WebhookId firstWebhook() {
            return deliveries.getFirst().webhookId();
        }
    }

    /// Delivers the event again, from the start of the retry schedule.
    record RestartDelivery(
            @TargetAggregateIdentifier WebhookDeliveryId deliveryId, OrganizationId organizationId, Instant at)
            implements WebhookDeliveryCommand {}

    /// Sent by the saga, handled at the webhook edge. Returns at once; the result arrives as [RecordAttempt]. A
    /// repeated command does nothing while the attempt waits or runs. All calls of one webhook go to one node.
    record CallWebhook(
            WebhookDeliveryId deliveryId,
            @TargetAggregateIdentifier WebhookId webhookId,
            OrganizationId organizationId,
            int attempt)
            implements WebhookDeliveryCommand {}

    /// Queries the call to make; stores nothing. Returns [Call], or null where the delivery is no
    /// longer wanted.
    record FindCall(@TargetAggregateIdentifier WebhookDeliveryId deliveryId, Instant at)
            implements WebhookDeliveryCommand {}

    /// Cancels the delivery where its webhook is disabled or deleted.
    record CancelDelivery(@TargetAggregateIdentifier WebhookDeliveryId deliveryId, Instant at)
            implements WebhookDeliveryCommand {}

    /// The result of an attempt.
    ///
    /// @param retryAfterSeconds the receiver's `Retry-After`, null without one
    /// @param chance from -1 to 1, spreads the next attempts of many deliveries
    record RecordAttempt(
            @TargetAggregateIdentifier WebhookDeliveryId deliveryId,
            WebhookId webhookId,
            WebhookAttemptId attemptId,
            int attempt,
            AttemptResult result,
            @Nullable Long retryAfterSeconds,
            double chance,
            Instant at)
            implements WebhookDeliveryCommand {}

    /// Results that are recorded in one unit of work, so that one commit serves many deliveries.
    ///
    /// @param records at least one, each for another delivery
    record RecordAttempts(List<RecordAttempt> records) implements WebhookDeliveryCommand {

        public RecordAttempts {
            records = List.copyOf(records);
        }

        @TargetAggregateIdentifier
        public WebhookDeliveryId firstDelivery() {
            return records.getFirst().deliveryId();
        }
    }

    /// @param secrets that sign, the current one first, encrypted
    record Call(
            WebhookDeliveryId deliveryId,
            WebhookId webhookId,
            OrganizationId organizationId,
            EventRef event,
            boolean sample,
            String url,
            List<String> secrets) {

        public Call {
            secrets = List.copyOf(secrets);
        }
    }
}
