package com.mailboxkit.command.webhook;

import com.mailboxkit.kernel.organization.OrganizationId;
import com.mailboxkit.kernel.webhook.WebhookEvent;
import com.mailboxkit.kernel.webhook.WebhookEvent.WebhookChanged;
import com.mailboxkit.kernel.webhook.WebhookEvent.WebhookCreated;
import com.mailboxkit.kernel.webhook.WebhookEvent.WebhookDeleted;
import com.mailboxkit.kernel.webhook.WebhookEvent.WebhookDisabled;
import com.mailboxkit.kernel.webhook.WebhookEvent.WebhookEnabled;
import com.mailboxkit.kernel.webhook.WebhookEvent.WebhookFailing;
import com.mailboxkit.kernel.webhook.WebhookEvent.WebhookRecovered;
import com.mailboxkit.kernel.webhook.WebhookEvent.WebhookReplayAdvanced;
import com.mailboxkit.kernel.webhook.WebhookEvent.WebhookReplayRequested;
import com.mailboxkit.kernel.webhook.WebhookEvent.WebhookSecretRotated;
import com.mailboxkit.kernel.webhook.WebhookEvent.WebhookTurnGiven;
import com.mailboxkit.kernel.webhook.WebhookEvent.WebhookTurnPassed;
import com.mailboxkit.kernel.webhook.WebhookId;
import com.mailboxkit.kernel.webhook.WebhookQuery.Subscription;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/// Who wants to be told of what, in memory: whether an event is anybody's business is one look into a map, so
/// that an organization without webhooks costs nothing. Used by one thread.
final class Subscriptions {

    private final Map<OrganizationId, Map<WebhookId, Subscription>> byOrganization = new HashMap<>();

    Subscriptions(List<Subscription> all) {
        all.forEach(this::put);
    }

    Collection<Subscription> of(OrganizationId organization) {
        return byOrganization.getOrDefault(organization, Map.of()).values();
    }

    /// Learns what happened. The events of a webhook come in their order; what is known already changes nothing.
    void follow(WebhookEvent event) {
        switch (event) {
            case WebhookCreated it ->
                put(new Subscription(
                        it.webhookId(),
                        it.organizationId(),
                        it.settings().events(),
                        it.settings().ordered(),
                        true,
                        it.createdAt()));
            case WebhookChanged it ->
                change(
                        it,
                        known -> new Subscription(
                                known.webhookId(),
                                known.organizationId(),
                                it.settings().events(),
                                it.settings().ordered(),
                                known.enabled(),
                                known.createdAt()));
            case WebhookEnabled it -> change(it, known -> enabled(known, true));
            case WebhookDisabled it -> change(it, known -> enabled(known, false));
            case WebhookDeleted it -> remove(it);
            case WebhookSecretRotated it -> {}
            case WebhookFailing it -> {}
            case WebhookRecovered it -> {}
            case WebhookTurnGiven it -> {}
            case WebhookTurnPassed it -> {}
            case WebhookReplayRequested it -> {}
            case WebhookReplayAdvanced it -> {}
        }
    }

    private void put(Subscription subscription) {
        byOrganization
                .computeIfAbsent(subscription.organizationId(), first -> new HashMap<>())
                .put(subscription.webhookId(), subscription);
    }

    private void change(WebhookEvent event, UnaryOperator<Subscription> change) {
        byOrganization
                .getOrDefault(event.organizationId(), Map.of())
                .computeIfPresent(event.webhookId(), (id, known) -> change.apply(known));
    }

    private void remove(WebhookEvent event) {
        byOrganization.computeIfPresent(event.organizationId(), (organization, its) -> {
            its.remove(event.webhookId());
            return its.isEmpty() ? null : its;
        });
    }

    private static Subscription enabled(Subscription known, boolean enabled) {
        return new Subscription(
                known.webhookId(), known.organizationId(), known.events(), known.ordered(), enabled, known.createdAt());
    }
}
