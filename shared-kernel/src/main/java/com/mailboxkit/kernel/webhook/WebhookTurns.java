package com.mailboxkit.kernel.webhook;

/// How the deliveries of an ordered webhook find their turn.
public final class WebhookTurns {

    private WebhookTurns() {}

    /// One text for a webhook and a place in its line.
    public static String key(WebhookId webhook, long turn) {
        return webhook.value() + "/" + turn;
    }
}
