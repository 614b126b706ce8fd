package com.mailboxkit.kernel.webhook;

import com.mailboxkit.kernel.event.EventRef;
import com.mailboxkit.kernel.event.EventType;
import com.mailboxkit.kernel.organization.OrganizationId;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Queries of other roles about webhooks.
public sealed interface WebhookQuery {

    /// Every webhook that is not deleted. Returns a list of [Subscription], once all stored events
    /// are projected.
    record ListSubscriptions() implements WebhookQuery {}

    record Subscription(
            WebhookId webhookId,
            OrganizationId organizationId,
            List<EventType> events,
            boolean ordered,
            boolean enabled,
            Instant createdAt) {

        public Subscription {
            events = List.copyOf(events);
        }
    }

    /// How many webhooks an organization has. Returns `Integer`.
    record CountWebhooks(OrganizationId organizationId) implements WebhookQuery {}

    /// The delivery of an attempt. Returns `Optional<AttemptedDelivery>`.
    record FindAttempt(WebhookAttemptId attemptId) implements WebhookQuery {}

    record AttemptedDelivery(WebhookDeliveryId deliveryId, WebhookId webhookId, OrganizationId organizationId) {}

    /// Events to be replayed, oldest first. Returns [ReplayPage].
    ///
    /// @param events which ones
    /// @param cursor where the previous page ended, null for the first
    record FindReplayable(
            WebhookId webhookId,
            OrganizationId organizationId,
            ReplayScope scope,
            List<EventType> events,
            Instant since,
            Instant until,
            @Nullable String cursor,
            int limit)
            implements WebhookQuery {

        public FindReplayable {
            events = List.copyOf(events);
        }
    }

    /// @param cursor of the next page; null for the last one
    /// @param pending how many deliveries of the webhook are under way
    record ReplayPage(List<EventRef> events, @Nullable String cursor, long pending) {

        public ReplayPage {
            events = List.copyOf(events);
        }
    }

    /// The JSON that webhooks receive for an event. Returns `byte[]` in UTF-8, once the event is projected;
    /// empty where it does not exist.
    record FindPayload(OrganizationId organizationId, EventRef event, boolean sample) implements WebhookQuery {}

    /// Whether this platform would call a URL. Handled by the webhook edge, which returns `Optional<String>`:
    /// empty, or what is wrong with the URL.
    record CheckDestination(String url) implements WebhookQuery {}
}
