package com.mailboxkit.command.webhook;

import com.mailboxkit.command.AggregateStreams;
import com.mailboxkit.kernel.problem.Refusal;
import com.mailboxkit.kernel.webhook.WebhookCommand.TestWebhook;
import com.mailboxkit.kernel.webhook.WebhookDeliveryCommand.BeginDeliveries;
import com.mailboxkit.kernel.webhook.WebhookDeliveryCommand.BeginDelivery;
import com.mailboxkit.kernel.webhook.WebhookDeliveryCommand.Call;
import com.mailboxkit.kernel.webhook.WebhookDeliveryCommand.CancelDelivery;
import com.mailboxkit.kernel.webhook.WebhookDeliveryCommand.FindCall;
import com.mailboxkit.kernel.webhook.WebhookDeliveryCommand.RecordAttempt;
import com.mailboxkit.kernel.webhook.WebhookDeliveryCommand.RecordAttempts;
import com.mailboxkit.kernel.webhook.WebhookDeliveryCommand.RestartDelivery;
import com.mailboxkit.kernel.webhook.WebhookDeliveryEvent.Line;
import com.mailboxkit.kernel.webhook.WebhookDeliveryId;
import com.mailboxkit.kernel.webhook.WebhookId;
import java.time.Instant;
import java.util.Comparator;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.modelling.command.Aggregate;
import org.axonframework.modelling.command.AggregateNotFoundException;
import org.axonframework.modelling.command.Repository;
import org.jspecify.annotations.Nullable;

/// Keeps webhooks and what is told to them in step. An event belongs to the aggregate whose turn it is, so none acts
/// within another. A unit of work that has to do with several webhooks takes
/// them in the order of their ids, so that no two wait for each other.
class WebhookDeliveryHandler {

    private final Repository<Webhook> webhooks;
    private final Repository<WebhookDelivery> deliveries;
    private final AggregateStreams streams;
    private final WebhookRetryProperties schedule;

    WebhookDeliveryHandler(
            Repository<Webhook> webhooks,
            Repository<WebhookDelivery> deliveries,
            AggregateStreams streams,
            WebhookRetryProperties schedule) {
        this.webhooks = webhooks;
        this.deliveries = deliveries;
        this.streams = streams;
        this.schedule = schedule;
    }

    @CommandHandler
    void handle(BeginDeliveries group) throws Exception {
        var inOrder = group.deliveries().stream()
                .sorted(Comparator.comparing(begin -> begin.webhookId().value()))
                .toList();
        for (var begin : inOrder) {
            boolean begun =
                    group.mayHaveBegun() && streams.began(begin.deliveryId().value());
            if (!begun) {
                begin(begin, group.at());
            }
        }
    }

    private void begin(BeginDelivery begin, Instant at) throws Exception {
        var line = begin.ordered() ? lineUp(begin.webhookId(), begin.deliveryId()) : null;
        deliveries.newInstance(
                () -> new WebhookDelivery(begin.webhookId(), begin.organizationId(), begin.event(), false, line, at));
    }

    private @Nullable Line lineUp(WebhookId webhook, WebhookDeliveryId delivery) {
        return webhook(webhook).invoke(it -> it.lineUp(delivery));
    }

    @CommandHandler
    void handle(TestWebhook test) throws Exception {
        var webhook = webhook(test.webhookId());
        webhook.execute(it -> it.usedBy(test.organizationId()));
        if (streams.began(WebhookDeliveryId.of(test.webhookId(), test.event()).value())) {
            return;
        }
        webhook.execute(it -> it.activeFor(test.organizationId()));
        deliveries.newInstance(() ->
                new WebhookDelivery(test.webhookId(), test.organizationId(), test.event(), true, null, test.at()));
    }

    @CommandHandler
    void handle(RestartDelivery restart) {
        var id = restart.deliveryId();
        var delivery = delivery(id);
        var webhook = webhook(delivery.invoke(WebhookDelivery::webhookId));
        webhook.execute(it -> it.activeFor(restart.organizationId()));
        var held = delivery.invoke(WebhookDelivery::line);
        var line = webhook.invoke(it -> it.lineUpAgain(id, held));
        delivery.execute(it -> it.restart(line, restart.at()));
    }

    @CommandHandler
    @Nullable
    Call handle(FindCall claim) {
        var delivery = delivery(claim.deliveryId());
        return webhook(webhookOf(claim.deliveryId()))
                .invoke(webhook -> webhook.isActive() && !delivery.invoke(WebhookDelivery::isOver)
                        ? delivery.invoke(it -> new Call(
                                claim.deliveryId(),
                                it.webhookId(),
                                it.organizationId(),
                                it.event(),
                                it.isSample(),
                                webhook.settings().url(),
                                webhook.secrets(claim.at())))
                        : null);
    }

    @CommandHandler
    void handle(RecordAttempts group) {
        group.records().stream()
                .sorted(Comparator.comparing(record -> record.webhookId().value()))
                .forEach(this::handle);
    }

    @CommandHandler
    void handle(RecordAttempt record) {
        var webhook = webhook(record.webhookId());
        var delivery = delivery(record.deliveryId());
        if (!delivery.invoke(it -> it.isNews(record.attempt()))) {
            return;
        }
        var result = record.result();
        if (!delivery.invoke(WebhookDelivery::isSample)) {
            webhook.execute(
                    it -> it.attempted(result.failure(), result.status(), schedule.disableAfter(), record.at()));
        }
        boolean wanted = webhook.invoke(Webhook::isActive);
        delivery.execute(it -> it.attempted(record, wanted, schedule));
        passTurn(webhook, delivery);
    }

    @CommandHandler
    void handle(CancelDelivery cancel) {
        var delivery = delivery(cancel.deliveryId());
        var webhook = webhook(delivery.invoke(WebhookDelivery::webhookId));
        if (!webhook.invoke(Webhook::isActive)) {
            delivery.execute(it -> it.cancel(cancel.at()));
            passTurn(webhook, delivery);
        }
    }

    private static void passTurn(Aggregate<Webhook> webhook, Aggregate<WebhookDelivery> delivery) {
        @Nullable Line line = delivery.invoke(WebhookDelivery::line);
        if (line != null && delivery.invoke(WebhookDelivery::isOver)) {
            webhook.execute(it -> it.finished(line.turn()));
        }
    }

    private WebhookId webhookOf(WebhookDeliveryId id) {
        return delivery(id).invoke(WebhookDelivery::webhookId);
    }

    private Aggregate<Webhook> webhook(WebhookId id) {
        try {
            return webhooks.load(id.value());
        } catch (AggregateNotFoundException unknown) {
            throw Refusal.notFound("webhook");
        }
    }

    private Aggregate<WebhookDelivery> delivery(WebhookDeliveryId id) {
        try {
            return deliveries.load(id.value());
        } catch (AggregateNotFoundException unknown) {
            throw Refusal.notFound("delivery");
        }
    }
}
