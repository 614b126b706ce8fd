package com.mailboxkit.kernel.webhook;

import com.mailboxkit.kernel.event.EventRef;
import com.mailboxkit.kernel.event.EventType;
import com.mailboxkit.kernel.organization.OrganizationId;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Questions other roles may ask about webhooks.
public sealed interface WebhookQuery {

    /// Every webhook that is not deleted. Answered with a list of [Subscription], once everything that was
    /// stored before has reached the read model.
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

    /// How many webhooks an organization has. Answered with an `Integer`.
    record CountWebhooks(OrganizationId organizationId) implements WebhookQuery {}

    /// What an attempt was for. Answered with `Optional<AttemptedDelivery>`.
    record FindAttempt(WebhookAttemptId attemptId) implements WebhookQuery {}

    record AttemptedDelivery(WebhookDeliveryId deliveryId, WebhookId webhookId, OrganizationId organizationId) {}

    /// Events to be told once more, oldest first. Answered with [ReplayPage].
    ///
    /// @param events which ones
    /// @param cursor where the page before ended, null for the first
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

    /// @param cursor of the next page; null where this is the last
    /// @param pending how many deliveries of the webhook are under way
    record ReplayPage(List<EventRef> events, @Nullable String cursor, long pending) {

        public ReplayPage {
            events = List.copyOf(events);
        }
    }

    /// The JSON that a webhook is told of an event. Answered with `byte[]` in UTF-8, once the event has reached
    /// the read model; empty where it never was there.
    record FindPayload(OrganizationId organizationId, EventRef event, boolean sample) implements WebhookQuery {}

    /// Whether this platform would call a URL. Asked of the webhook edge, answered with `Optional<String>`:
    /// empty, or what is wrong with it.
    record CheckDestination(String url) implements WebhookQuery {}
}
