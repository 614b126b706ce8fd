package com.mailboxkit.kernel.webhook;

import com.mailboxkit.kernel.event.EventRef;
import com.mailboxkit.kernel.organization.OrganizationId;
import java.time.Instant;
import java.util.List;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;

/// How events are told to webhooks.
public sealed interface WebhookDeliveryCommand {

    /// One event for one webhook.
    ///
    /// @param ordered whether it has to stand in line
    record BeginDelivery(WebhookId webhookId, OrganizationId organizationId, EventRef event, boolean ordered) {

        public WebhookDeliveryId deliveryId() {
            return WebhookDeliveryId.of(webhookId, event);
        }
    }

    /// Begins deliveries in one unit of work.
    ///
    /// @param deliveries at least one
    /// @param mayHaveBegun whether some of them may have begun before; then each is looked for first, and one
    ///     that is there is left alone
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

    /// Tells the event once more, from the beginning of the schedule.
    record RestartDelivery(
            @TargetAggregateIdentifier WebhookDeliveryId deliveryId, OrganizationId organizationId, Instant at)
            implements WebhookDeliveryCommand {}

    /// Sent by the saga, handled at the webhook edge. Answered at once; the result comes as [RecordAttempt].
    /// Asking again while the attempt waits or runs does nothing. All calls of one webhook go to one node.
    record CallWebhook(
            WebhookDeliveryId deliveryId,
            @TargetAggregateIdentifier WebhookId webhookId,
            OrganizationId organizationId,
            int attempt)
            implements WebhookDeliveryCommand {}

    /// Asks what to call and how; stores nothing. Answered with [Call], or with null where the delivery is not
    /// wanted any more.
    record FindCall(@TargetAggregateIdentifier WebhookDeliveryId deliveryId, Instant at)
            implements WebhookDeliveryCommand {}

    /// Gives the delivery up where its webhook is disabled or deleted.
    record CancelDelivery(@TargetAggregateIdentifier WebhookDeliveryId deliveryId, Instant at)
            implements WebhookDeliveryCommand {}

    /// What the edge found out.
    ///
    /// @param retryAfterSeconds what the receiver asked for, null where it did not
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
