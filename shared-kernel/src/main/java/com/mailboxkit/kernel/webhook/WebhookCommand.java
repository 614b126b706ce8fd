package com.mailboxkit.kernel.webhook;

import com.mailboxkit.kernel.event.EventRef;
import com.mailboxkit.kernel.event.EventType;
import com.mailboxkit.kernel.organization.OrganizationId;
import com.mailboxkit.kernel.webhook.WebhookQuery.ReplayPage;
import java.time.Instant;
import java.util.List;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;

/// The commands of a webhook's owner.
public sealed interface WebhookCommand {

    WebhookId webhookId();

    /// @param secret encrypted
    record CreateWebhook(
            @TargetAggregateIdentifier WebhookId webhookId,
            OrganizationId organizationId,
            WebhookSettings settings,
            String secret,
            Instant at)
            implements WebhookCommand {}

    /// Changes what is not null. Returns [ChangedWebhook].
    record ChangeWebhook(
            @TargetAggregateIdentifier WebhookId webhookId,
            OrganizationId organizationId,
            @Nullable String name,
            @Nullable String url,
            @Nullable List<EventType> events,
            @Nullable Boolean ordered,
            @Nullable Boolean enabled,
            Instant at)
            implements WebhookCommand {}

    record ChangedWebhook(WebhookSettings settings, boolean enabled, Instant createdAt) {}

    /// @param secret the new one, encrypted
    /// @param previousUntil until then the previous secret signs too
    record RotateWebhookSecret(
            @TargetAggregateIdentifier WebhookId webhookId,
            OrganizationId organizationId,
            WebhookRotationId rotationId,
            String secret,
            Instant previousUntil,
            Instant at)
            implements WebhookCommand {}

    /// Delivers a sample event to the webhook, once.
    record TestWebhook(
            @TargetAggregateIdentifier WebhookId webhookId, OrganizationId organizationId, EventRef event, Instant at)
            implements WebhookCommand {}

    record DeleteWebhook(@TargetAggregateIdentifier WebhookId webhookId, OrganizationId organizationId, Instant at)
            implements WebhookCommand {}

    /// Delivers past events again, page by page.
    record ReplayWebhook(
            @TargetAggregateIdentifier WebhookId webhookId,
            OrganizationId organizationId,
            WebhookReplayId replayId,
            ReplayScope scope,
            Instant since,
            Instant until,
            Instant at)
            implements WebhookCommand {}

    /// The state of a replay. Returns [WebhookQuery.FindReplayable], the query for its next page; null where
    /// the replay has finished.
    record ClaimReplayPage(@TargetAggregateIdentifier WebhookId webhookId, WebhookReplayId replayId)
            implements WebhookCommand {}

    /// Starts a page of a replay, unless the replay has passed it already.
    ///
    /// @param from where the page starts, null for the first
    record ContinueReplay(
            @TargetAggregateIdentifier WebhookId webhookId,
            WebhookReplayId replayId,
            @Nullable String from,
            ReplayPage page)
            implements WebhookCommand {}
}
