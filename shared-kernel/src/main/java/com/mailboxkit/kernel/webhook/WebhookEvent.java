package com.mailboxkit.kernel.webhook;

import com.mailboxkit.kernel.DomainEvent;
import com.mailboxkit.kernel.organization.OrganizationId;
import java.time.Instant;
import org.axonframework.serialization.Revision;
import org.jspecify.annotations.Nullable;

/// The events of a webhook itself; those of its deliveries are [WebhookDeliveryEvent].
public sealed interface WebhookEvent extends DomainEvent {

    WebhookId webhookId();

    /// @param secret with which its owner verifies signatures, encrypted
    @Revision("1")
    record WebhookCreated(
            WebhookId webhookId,
            OrganizationId organizationId,
            WebhookSettings settings,
            String secret,
            Instant createdAt)
            implements WebhookEvent {}

    /// @param settings all of them, as they are from now on
    @Revision("1")
    record WebhookChanged(WebhookId webhookId, OrganizationId organizationId, WebhookSettings settings, Instant at)
            implements WebhookEvent {}

    /// @param rotationId null where it happened before rotations had names
    /// @param secret the new one, encrypted
    /// @param previousUntil until then the previous secret signs too
    @Revision("1")
    record WebhookSecretRotated(
            WebhookId webhookId,
            OrganizationId organizationId,
            @Nullable WebhookRotationId rotationId,
            String secret,
            Instant previousUntil,
            Instant at)
            implements WebhookEvent {}

    @Revision("1")
    record WebhookEnabled(WebhookId webhookId, OrganizationId organizationId, Instant at) implements WebhookEvent {}

    /// No further deliveries; pending ones are cancelled.
    @Revision("1")
    record WebhookDisabled(WebhookId webhookId, OrganizationId organizationId, WebhookDisablement reason, Instant at)
            implements WebhookEvent {}

    /// The first failure after a success.
    @Revision("1")
    record WebhookFailing(WebhookId webhookId, OrganizationId organizationId, Instant since) implements WebhookEvent {}

    /// The first success after failures.
    @Revision("1")
    record WebhookRecovered(WebhookId webhookId, OrganizationId organizationId, Instant at) implements WebhookEvent {}

    /// A delivery of an ordered webhook was queued.
    ///
    /// @param turn its position: 1 for the first, then one more for each
    @Revision("1")
    record WebhookTurnGiven(WebhookId webhookId, OrganizationId organizationId, WebhookDeliveryId deliveryId, long turn)
            implements WebhookEvent {}

    /// The deliveries ahead have finished.
    ///
    /// @param turn the position that is delivered now
    @Revision("1")
    record WebhookTurnPassed(WebhookId webhookId, OrganizationId organizationId, long turn) implements WebhookEvent {

        public String turnKey() {
            return WebhookTurns.key(webhookId, turn);
        }
    }

    /// @param since events that happened from then on, inclusive
    /// @param until events that happened before then
    @Revision("1")
    record WebhookReplayRequested(
            WebhookId webhookId,
            OrganizationId organizationId,
            WebhookReplayId replayId,
            ReplayScope scope,
            Instant since,
            Instant until,
            Instant at)
            implements WebhookEvent {}

    /// Another page of a replay is under way.
    ///
    /// @param cursor of the next page; null for the last one
    /// @param events how many, over the whole replay so far
    @Revision("1")
    record WebhookReplayAdvanced(
            WebhookId webhookId,
            OrganizationId organizationId,
            WebhookReplayId replayId,
            @Nullable String cursor,
            long events)
            implements WebhookEvent {}

    @Revision("1")
    record WebhookDeleted(WebhookId webhookId, OrganizationId organizationId, Instant deletedAt)
            implements WebhookEvent {}
}
