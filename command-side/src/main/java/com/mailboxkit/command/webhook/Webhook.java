package com.mailboxkit.command.webhook;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import com.mailboxkit.kernel.organization.OrganizationId;
import com.mailboxkit.kernel.problem.ProblemCode;
import com.mailboxkit.kernel.problem.Refusal;
import com.mailboxkit.kernel.webhook.AttemptFailure;
import com.mailboxkit.kernel.webhook.WebhookCommand.ChangeWebhook;
import com.mailboxkit.kernel.webhook.WebhookCommand.ChangedWebhook;
import com.mailboxkit.kernel.webhook.WebhookCommand.CreateWebhook;
import com.mailboxkit.kernel.webhook.WebhookCommand.DeleteWebhook;
import com.mailboxkit.kernel.webhook.WebhookCommand.ReplayWebhook;
import com.mailboxkit.kernel.webhook.WebhookCommand.RotateWebhookSecret;
import com.mailboxkit.kernel.webhook.WebhookDeliveryEvent.Line;
import com.mailboxkit.kernel.webhook.WebhookDeliveryId;
import com.mailboxkit.kernel.webhook.WebhookDisablement;
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
import com.mailboxkit.kernel.webhook.WebhookReplayId;
import com.mailboxkit.kernel.webhook.WebhookSettings;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.spring.stereotype.Aggregate;
import org.jspecify.annotations.Nullable;

/// An address of a customer's that is called when something happens. What is called is decided here; how each
/// call goes is the matter of [WebhookDelivery].
@Aggregate(cache = "aggregates", snapshotTriggerDefinition = "everyFewHundredEvents")
class Webhook {

    private static final int GONE = 410;
    private static final int REMEMBERED = 100;

    @AggregateIdentifier
    private WebhookId webhookId;

    private OrganizationId organizationId;
    private WebhookSettings settings;
    private String secret;
    private @Nullable String previousSecret;
    private Instant previousUntil = Instant.EPOCH;
    private Instant createdAt;
    private boolean enabled = true;
    private boolean deleted;
    private @Nullable Instant failingSince;
    private long turnsGiven;
    private long turnsPassed;
    private Map<String, WebhookReplay> replays = new HashMap<>();

    /// Ids of the latest rotations and replays, the oldest first: a request that comes again asks for nothing new.
    private List<String> done = new ArrayList<>();

    @SuppressWarnings("NullAway.Init") // Axon makes it, then replays its events
    Webhook() {}

    @SuppressWarnings("NullAway.Init")
    Webhook(CreateWebhook create) {
        apply(new WebhookCreated(
                create.webhookId(), create.organizationId(), create.settings(), create.secret(), create.at()));
    }

    ChangedWebhook change(ChangeWebhook change) {
        usedBy(change.organizationId());
        var wanted = new WebhookSettings(
                change.name() == null ? settings.name() : change.name(),
                change.url() == null ? settings.url() : change.url(),
                change.events() == null ? settings.events() : change.events(),
                change.ordered() == null ? settings.ordered() : change.ordered());
        if (!wanted.equals(settings)) {
            apply(new WebhookChanged(webhookId, organizationId, wanted, change.at()));
        }
        if (change.enabled() != null && change.enabled() != enabled) {
            apply(
                    change.enabled()
                            ? new WebhookEnabled(webhookId, organizationId, change.at())
                            : new WebhookDisabled(webhookId, organizationId, WebhookDisablement.OWNER, change.at()));
        }
        return new ChangedWebhook(settings, enabled, createdAt);
    }

    void rotateSecret(RotateWebhookSecret rotate) {
        usedBy(rotate.organizationId());
        if (!done.contains(rotate.rotationId().value())) {
            apply(new WebhookSecretRotated(
                    webhookId,
                    organizationId,
                    rotate.rotationId(),
                    rotate.secret(),
                    rotate.previousUntil(),
                    rotate.at()));
        }
    }

    void delete(DeleteWebhook delete) {
        usedBy(delete.organizationId());
        apply(new WebhookDeleted(webhookId, organizationId, delete.at()));
    }

    /// @param most how many replays may be under way at a time
    void replay(ReplayWebhook replay, int most) {
        usedBy(replay.organizationId());
        if (done.contains(replay.replayId().value())) {
            return;
        }
        activeFor(replay.organizationId());
        if (replays.size() >= most) {
            throw new Refusal(
                    ProblemCode.CONFLICT,
                    "This webhook has %d replays under way, which is as many as it may have. Wait until one is through."
                            .formatted(replays.size()));
        }
        apply(new WebhookReplayRequested(
                webhookId,
                organizationId,
                replay.replayId(),
                replay.scope(),
                replay.since(),
                replay.until(),
                replay.at()));
    }

    /// @throws Refusal unless `caller` may use this webhook, and it is told of what happens
    void activeFor(OrganizationId caller) {
        usedBy(caller);
        if (!isActive()) {
            throw new Refusal(
                    ProblemCode.CONFLICT, "This webhook is disabled. Enable it first: PATCH it with enabled: true.");
        }
    }

    /// @throws Refusal unless `caller` may use this webhook
    void usedBy(OrganizationId caller) {
        if (deleted) {
            throw Refusal.notFound("webhook");
        }
        if (!organizationId.equals(caller)) {
            throw Refusal.accessDenied("webhook");
        }
    }

    boolean isActive() {
        return enabled && !deleted;
    }

    WebhookSettings settings() {
        return settings;
    }

    OrganizationId organizationId() {
        return organizationId;
    }

    /// What signs at a time, the current secret first; encrypted.
    List<String> secrets(Instant at) {
        return previousSecret != null && at.isBefore(previousUntil) ? List.of(secret, previousSecret) : List.of(secret);
    }

    /// A place in line for one more delivery; null where they need not stand in line.
    @Nullable
    Line lineUp(WebhookDeliveryId delivery) {
        if (!settings.ordered()) {
            return null;
        }
        boolean waits = turnsGiven > turnsPassed;
        apply(new WebhookTurnGiven(webhookId, organizationId, delivery, turnsGiven + 1));
        return new Line(turnsGiven, waits);
    }

    /// A place in line for a delivery that begins anew. While it is under way it keeps the one it has: nobody
    /// else would give that back, and those behind it would wait for ever.
    @Nullable
    Line lineUpAgain(WebhookDeliveryId delivery, @Nullable Line held) {
        if (settings.ordered() && held != null && held.turn() > turnsPassed) {
            return new Line(held.turn(), held.turn() > turnsPassed + 1);
        }
        return lineUp(delivery);
    }

    /// The delivery with this turn is through.
    void finished(long turn) {
        if (turn == turnsPassed + 1) {
            apply(new WebhookTurnPassed(webhookId, organizationId, turn + 1));
        }
    }

    /// Learns from an attempt whether the receiver is well.
    ///
    /// @param disableAfter how long it may do nothing but fail
    void attempted(@Nullable AttemptFailure failure, int status, Duration disableAfter, Instant at) {
        if (!isActive()) {
            return;
        }
        if (failure == null) {
            if (failingSince != null) {
                apply(new WebhookRecovered(webhookId, organizationId, at));
            }
        } else if (status == GONE) {
            apply(new WebhookDisabled(webhookId, organizationId, WebhookDisablement.GONE, at));
        } else if (failingSince == null) {
            apply(new WebhookFailing(webhookId, organizationId, at));
        } else if (!failingSince.plus(disableAfter).isAfter(at)) {
            apply(new WebhookDisabled(webhookId, organizationId, WebhookDisablement.FAILING, at));
        }
    }

    /// A replay that goes on; null where it is over.
    @Nullable
    WebhookReplay replay(WebhookReplayId id) {
        return isActive() ? replays.get(id.value()) : null;
    }

    /// @param cursor where the next page begins, null where there is none
    void advance(WebhookReplayId id, @Nullable String cursor, long events) {
        apply(new WebhookReplayAdvanced(webhookId, organizationId, id, cursor, events));
    }

    @EventSourcingHandler
    void on(WebhookEvent event) {
        switch (event) {
            case WebhookCreated created -> {
                webhookId = created.webhookId();
                organizationId = created.organizationId();
                settings = created.settings();
                secret = created.secret();
                createdAt = created.createdAt();
            }
            case WebhookChanged changed -> {
                if (!changed.settings().url().equals(settings.url())) {
                    failingSince = null; // nobody has failed there yet
                }
                settings = changed.settings();
                if (!settings.ordered()) {
                    turnsPassed = turnsGiven;
                }
            }
            case WebhookSecretRotated rotated -> {
                previousSecret = secret;
                previousUntil = rotated.previousUntil();
                secret = rotated.secret();
                if (rotated.rotationId() != null) {
                    remember(rotated.rotationId().value());
                }
            }
            case WebhookEnabled again -> enabled = true;
            case WebhookDisabled disabled -> {
                enabled = false;
                cancelAll();
            }
            case WebhookFailing failing -> failingSince = failing.since();
            case WebhookRecovered recovered -> failingSince = null;
            case WebhookTurnGiven given -> turnsGiven = given.turn();
            case WebhookTurnPassed passed -> turnsPassed = passed.turn() - 1;
            case WebhookReplayRequested requested -> {
                replays.put(requested.replayId().value(), WebhookReplay.of(requested));
                remember(requested.replayId().value());
            }
            case WebhookReplayAdvanced advanced ->
                replays.computeIfPresent(
                        advanced.replayId().value(),
                        (id, replay) ->
                                advanced.cursor() == null ? null : replay.at(advanced.cursor(), advanced.events()));
            case WebhookDeleted gone -> {
                deleted = true;
                cancelAll();
            }
        }
    }

    private void remember(String id) {
        done.add(id);
        if (done.size() > REMEMBERED) {
            done.removeFirst();
        }
    }

    private void cancelAll() {
        turnsPassed = turnsGiven;
        replays.clear();
        failingSince = null;
    }
}
