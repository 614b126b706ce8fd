package com.mailboxkit.kernel.webhook;

import com.mailboxkit.kernel.DomainEvent;
import com.mailboxkit.kernel.event.EventRef;
import com.mailboxkit.kernel.organization.OrganizationId;
import java.time.Instant;
import org.axonframework.serialization.Revision;
import org.jspecify.annotations.Nullable;

/// The delivery of one event to one webhook.
public sealed interface WebhookDeliveryEvent extends DomainEvent {

    WebhookDeliveryId deliveryId();

    WebhookId webhookId();

    /// @param sample whether the event is a sample, to test the webhook
    /// @param line position in the queue of an ordered webhook, null for others
    @Revision("1")
    record WebhookDeliveryBegun(
            WebhookDeliveryId deliveryId,
            WebhookId webhookId,
            OrganizationId organizationId,
            EventRef event,
            boolean sample,
            @Nullable Line line,
            Instant at)
            implements WebhookDeliveryEvent {}

    /// @param attempt number of this attempt, 1 for the first
    /// @param nextAttemptAt null where there is none: the event was accepted or dropped
    @Revision("1")
    record WebhookAttempted(
            WebhookDeliveryId deliveryId,
            WebhookId webhookId,
            OrganizationId organizationId,
            WebhookAttemptId attemptId,
            int attempt,
            AttemptResult result,
            @Nullable Instant nextAttemptAt,
            Instant at)
            implements WebhookDeliveryEvent {}

    /// A caller requested that the event is delivered again, whatever its status.
    ///
    /// @param attempts how many there were so far
    /// @param line position in the queue of an ordered webhook, null for others
    @Revision("1")
    record WebhookDeliveryRestarted(
            WebhookDeliveryId deliveryId,
            WebhookId webhookId,
            OrganizationId organizationId,
            int attempts,
            @Nullable Line line,
            Instant at)
            implements WebhookDeliveryEvent {}

    /// Cancelled without another attempt: the webhook is disabled or deleted.
    @Revision("1")
    record WebhookDeliveryCancelled(
            WebhookDeliveryId deliveryId, WebhookId webhookId, OrganizationId organizationId, Instant at)
            implements WebhookDeliveryEvent {}

    /// @param turn 1 for the first delivery ever queued
    /// @param waits whether others are ahead of it
    record Line(long turn, boolean waits) {}
}
