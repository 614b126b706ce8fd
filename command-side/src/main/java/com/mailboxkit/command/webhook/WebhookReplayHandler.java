package com.mailboxkit.command.webhook;

import com.mailboxkit.command.Streams;
import com.mailboxkit.kernel.event.EventRef;
import com.mailboxkit.kernel.webhook.WebhookCommand.ContinueReplay;
import com.mailboxkit.kernel.webhook.WebhookDeliveryId;
import com.mailboxkit.kernel.webhook.WebhookId;
import com.mailboxkit.kernel.webhook.WebhookQuery.FindReplayable;
import com.mailboxkit.kernel.webhook.WebhookQuery.ReplayPage;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.modelling.command.Repository;
import org.axonframework.queryhandling.QueryGateway;

/// Begins what a replay finds. Runs on a thread that may wait for the read model.
class WebhookReplayHandler {

    private static final long PATIENCE_SECONDS = 30;

    private final Repository<Webhook> webhooks;
    private final Repository<WebhookDelivery> deliveries;
    private final Streams streams;
    private final QueryGateway queries;
    private final WebhookReplayLimits limits;

    WebhookReplayHandler(
            Repository<Webhook> webhooks,
            Repository<WebhookDelivery> deliveries,
            Streams streams,
            QueryGateway queries,
            WebhookReplayLimits limits) {
        this.webhooks = webhooks;
        this.deliveries = deliveries;
        this.streams = streams;
        this.queries = queries;
        this.limits = limits;
    }

    @CommandHandler
    void handle(ContinueReplay next) throws Exception {
        var loaded = webhooks.load(next.webhookId().value());
        var replay = loaded.invoke(webhook -> webhook.replay(next.replayId()));
        if (replay == null) {
            return;
        }
        var page = find(loaded.invoke(webhook -> new FindReplayable(
                next.webhookId(),
                webhook.organizationId(),
                replay.scope(),
                webhook.settings().events(),
                replay.since(),
                replay.until(),
                replay.cursor(),
                limits.page())));
        if (page.pending() > limits.maxPending()) {
            return; // the saga asks again
        }
        loaded.execute(webhook -> {
            page.events().forEach(event -> tell(webhook, next.webhookId(), event, replay.until()));
            webhook.advance(
                    next.replayId(),
                    page.cursor(),
                    replay.events() + page.events().size());
        });
    }

    private ReplayPage find(FindReplayable query) throws Exception {
        return queries.query(query, ReplayPage.class).get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    }

    private void tell(Webhook webhook, WebhookId webhookId, EventRef event, Instant at) {
        var id = WebhookDeliveryId.of(webhookId, event);
        if (streams.began(id.value())) {
            var begun = deliveries.load(id.value());
            var again = webhook.lineUpAgain(id, begun.invoke(WebhookDelivery::line));
            begun.execute(delivery -> delivery.restart(again, at));
            return;
        }
        var line = webhook.lineUp(id);
        try {
            deliveries.newInstance(
                    () -> new WebhookDelivery(webhookId, webhook.organizationId(), event, false, line, at));
        } catch (Exception e) { // what Axon declares; the constructor throws nothing
            throw new IllegalStateException(e);
        }
    }
}
