package com.mailboxkit.command.webhook;

import com.mailboxkit.command.AggregateStreams;
import com.mailboxkit.kernel.problem.Refusal;
import com.mailboxkit.kernel.webhook.WebhookCommand.ChangeWebhook;
import com.mailboxkit.kernel.webhook.WebhookCommand.ChangedWebhook;
import com.mailboxkit.kernel.webhook.WebhookCommand.CreateWebhook;
import com.mailboxkit.kernel.webhook.WebhookCommand.DeleteWebhook;
import com.mailboxkit.kernel.webhook.WebhookCommand.ReplayWebhook;
import com.mailboxkit.kernel.webhook.WebhookCommand.RotateWebhookSecret;
import com.mailboxkit.kernel.webhook.WebhookId;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.modelling.command.Aggregate;
import org.axonframework.modelling.command.AggregateNotFoundException;
import org.axonframework.modelling.command.Repository;

/// Does what the owners of webhooks ask for.
class WebhookCommandHandler {

    private final Repository<Webhook> webhooks;
    private final AggregateStreams streams;
    private final WebhookReplayProperties replays;

    WebhookCommandHandler(Repository<Webhook> webhooks, AggregateStreams streams, WebhookReplayProperties replays) {
        this.webhooks = webhooks;
        this.streams = streams;
        this.replays = replays;
    }

    @CommandHandler
    void handle(CreateWebhook create) throws Exception {
        if (!streams.began(create.webhookId().value())) {
            webhooks.newInstance(() -> new Webhook(create));
        }
    }

    @CommandHandler
    ChangedWebhook handle(ChangeWebhook change) {
        return load(change.webhookId()).invoke(webhook -> webhook.change(change));
    }

    @CommandHandler
    void handle(RotateWebhookSecret rotate) {
        load(rotate.webhookId()).execute(webhook -> webhook.rotateSecret(rotate));
    }

    @CommandHandler
    void handle(ReplayWebhook replay) {
        load(replay.webhookId()).execute(webhook -> webhook.replay(replay, replays.perWebhook()));
    }

    @CommandHandler
    void handle(DeleteWebhook delete) {
        load(delete.webhookId()).execute(webhook -> webhook.delete(delete));
    }

    private Aggregate<Webhook> load(WebhookId id) {
        try {
            return webhooks.load(id.value());
        } catch (AggregateNotFoundException unknown) {
            throw Refusal.notFound("webhook");
        }
    }
}
