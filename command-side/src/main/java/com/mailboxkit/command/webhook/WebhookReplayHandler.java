package com.mailboxkit.command.webhook;

import com.mailboxkit.command.AggregateStreams;
import com.mailboxkit.kernel.event.EventRef;
import com.mailboxkit.kernel.webhook.WebhookCommand.ClaimReplayPage;
import com.mailboxkit.kernel.webhook.WebhookCommand.ContinueReplay;
import com.mailboxkit.kernel.webhook.WebhookDeliveryId;
import com.mailboxkit.kernel.webhook.WebhookId;
import com.mailboxkit.kernel.webhook.WebhookQuery.FindReplayable;
import java.time.Instant;
import java.util.Objects;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.modelling.command.Repository;
import org.jspecify.annotations.Nullable;

/// Says where a replay stands and begins what was found there; what lies between is the matter of [WebhookReplays].
class WebhookReplayHandler {

    private final Repository<Webhook> webhooks;
    private final Repository<WebhookDelivery> deliveries;
    private final AggregateStreams streams;
    private final WebhookReplayProperties limits;

    WebhookReplayHandler(
            Repository<Webhook> webhooks,
            Repository<WebhookDelivery> deliveries,
            AggregateStreams streams,
            WebhookReplayProperties limits) {
        this.webhooks = webhooks;
        this.deliveries = deliveries;
        this.streams = streams;
        this.limits = limits;
    }

    @CommandHandler
    @Nullable
    FindReplayable handle(ClaimReplayPage claim) {
        return webhooks.load(claim.webhookId().value()).invoke(webhook -> {
            var replay = webhook.replay(claim.replayId());
            return replay == null
                    ? null
                    : new FindReplayable(
                            claim.webhookId(),
                            webhook.organizationId(),
                            replay.scope(),
                            webhook.settings().events(),
                            replay.since(),
                            replay.until(),
                            replay.cursor(),
                            limits.page());
        });
    }

    @CommandHandler
    void handle(ContinueReplay next) {
        webhooks.load(next.webhookId().value()).execute(webhook -> {
            var replay = webhook.replay(next.replayId());
            if (replay == null || !Objects.equals(replay.cursor(), next.from())) {
                return; // over, or past this page already
            }
            var page = next.page();
            page.events().forEach(event -> tell(webhook, next.webhookId(), event, replay.until()));
            webhook.advance(
                    next.replayId(),
                    page.cursor(),
                    replay.events() + page.events().size());
        });
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
