package com.mailboxkit.kernel.webhook;

import com.mailboxkit.kernel.DomainEvent;
import com.mailboxkit.kernel.event.EventRef;
import com.mailboxkit.kernel.organization.OrganizationId;
import java.time.Instant;
import org.axonframework.serialization.Revision;
import org.jspecify.annotations.Nullable;

/// The telling of one event to one webhook.
public sealed interface WebhookDeliveryEvent extends DomainEvent {

    WebhookDeliveryId deliveryId();

    WebhookId webhookId();

    /// @param sample whether the event is made up, to try the webhook
    /// @param line place in line of an ordered webhook, null for others
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

    /// @param attempt which one this was, 1 for the first
    /// @param nextAttemptAt null where there is none: the event was taken, or it is given up
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

    /// Someone wants the event told once more, whatever became of it so far.
    ///
    /// @param attempts how many there were so far
    /// @param line place in line of an ordered webhook, null for others
    @Revision("1")
    record WebhookDeliveryRestarted(
            WebhookDeliveryId deliveryId,
            WebhookId webhookId,
            OrganizationId organizationId,
            int attempts,
            @Nullable Line line,
            Instant at)
            implements WebhookDeliveryEvent {}

    /// Given up without another attempt: the webhook is disabled or deleted.
    @Revision("1")
    record WebhookDeliveryCancelled(
            WebhookDeliveryId deliveryId, WebhookId webhookId, OrganizationId organizationId, Instant at)
            implements WebhookDeliveryEvent {}

    /// @param turn 1 for the first that ever stood in line
    /// @param waits whether others are before it
    record Line(long turn, boolean waits) {}
}
