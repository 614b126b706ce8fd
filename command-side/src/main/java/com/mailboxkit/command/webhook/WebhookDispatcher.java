package com.mailboxkit.command.webhook;

import com.mailboxkit.kernel.event.EventRef;
import com.mailboxkit.kernel.event.PublicEvent;
import com.mailboxkit.kernel.event.PublicEvents;
import com.mailboxkit.kernel.inbox.InboxEvent;
import com.mailboxkit.kernel.message.MessageEvent;
import com.mailboxkit.kernel.webhook.WebhookDeliveryCommand.BeginDeliveries;
import com.mailboxkit.kernel.webhook.WebhookDeliveryCommand.BeginDelivery;
import com.mailboxkit.kernel.webhook.WebhookEvent;
import com.mailboxkit.kernel.webhook.WebhookQuery.ListSubscriptions;
import com.mailboxkit.kernel.webhook.WebhookQuery.Subscription;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.DisallowReplay;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.messaging.annotation.MessageIdentifier;
import org.axonframework.messaging.responsetypes.ResponseTypes;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.axonframework.queryhandling.QueryGateway;
import org.jspecify.annotations.Nullable;

/// Begins a delivery for each webhook that wants to be told of an event. It follows the events of webhooks in
/// the same stream, so a webhook is told of what happened after it was made, and of nothing after it was
/// deleted, however late they are looked at.
@ProcessingGroup(WebhookDispatcher.GROUP)
@DisallowReplay
class WebhookDispatcher {

    static final String GROUP = "webhook-dispatch";

    private static final String BEGUN = WebhookDispatcher.class.getName();
    private static final Duration LOADING = Duration.ofSeconds(30);
    private static final Duration CARE = Duration.ofMinutes(5);

    private final CommandGateway commands;
    private final QueryGateway queries;
    private volatile boolean stale = true;
    private @Nullable Subscriptions subscriptions;

    /// Of the events that are handled; null where it counts from the next one on.
    private @Nullable Instant careUntil;

    WebhookDispatcher(CommandGateway commands, QueryGateway queries) {
        this.commands = commands;
        this.queries = queries;
    }

    /// This node takes the stream over: another one may have handled events of webhooks meanwhile.
    void takeOver() {
        stale = true;
    }

    @EventHandler
    void on(WebhookEvent event) {
        subscriptions().follow(event);
    }

    @EventHandler
    void on(MessageEvent event, @MessageIdentifier String storedEventId) {
        var interested = subscriptions().of(event.organizationId());
        if (!interested.isEmpty()) {
            PublicEvents.of(storedEventId, event).ifPresent(told -> tell(interested, told));
        }
    }

    @EventHandler
    void on(InboxEvent event, @MessageIdentifier String storedEventId) {
        var interested = subscriptions().of(event.organizationId());
        if (!interested.isEmpty()) {
            PublicEvents.of(storedEventId, event).ifPresent(told -> tell(interested, told));
        }
    }

    private void tell(Iterable<Subscription> interested, PublicEvent event) {
        for (var one : interested) {
            boolean wanted = one.enabled() && one.events().contains(event.type());
            if (wanted && !event.at().isBefore(one.createdAt())) {
                var ref = new EventRef(event.id(), event.type(), event.at());
                gather(new BeginDelivery(one.webhookId(), one.organizationId(), ref, one.ordered()));
            }
        }
    }

    /// What a batch of events leads to is begun together, and in the transaction that remembers how far the
    /// batch came.
    private void gather(BeginDelivery delivery) {
        var batch = CurrentUnitOfWork.get().root();
        List<BeginDelivery> gathered = batch.getOrComputeResource(BEGUN, first -> {
            var list = new ArrayList<BeginDelivery>();
            batch.onPrepareCommit(commit -> begin(list));
            return list;
        });
        gathered.add(delivery);
    }

    /// A batch comes once, but for processes that die and segments that change hands: only after something went
    /// wrong is each delivery looked for before it is begun.
    private void begin(List<BeginDelivery> deliveries) {
        var latest = deliveries.stream()
                .map(delivery -> delivery.event().at())
                .max(Comparator.naturalOrder())
                .orElseThrow();
        if (careUntil == null) {
            careUntil = latest.plus(CARE);
        }
        try {
            commands.sendAndWait(new BeginDeliveries(deliveries, latest.isBefore(careUntil), latest));
        } catch (RuntimeException failure) {
            careUntil = null;
            throw failure;
        }
    }

    private Subscriptions subscriptions() {
        var known = subscriptions;
        if (known == null || stale) {
            stale = false;
            try {
                known = new Subscriptions(load());
            } catch (RuntimeException failure) {
                stale = true;
                throw failure;
            }
            subscriptions = known;
            careUntil = null;
        }
        return known;
    }

    private List<Subscription> load() {
        try {
            return queries.query(new ListSubscriptions(), ResponseTypes.multipleInstancesOf(Subscription.class))
                    .get(LOADING.toSeconds(), TimeUnit.SECONDS);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("stopping", stopping);
        } catch (ExecutionException | TimeoutException failure) {
            throw new IllegalStateException("who wants to be told of what cannot be read", failure);
        }
    }
}
