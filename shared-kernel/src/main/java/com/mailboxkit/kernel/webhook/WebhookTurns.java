package com.mailboxkit.kernel.webhook;

/// Keys of the queue positions of an ordered webhook.
public final class WebhookTurns {

    private WebhookTurns() {}

    /// One text for a webhook and a position in its queue.
    public static String key(WebhookId webhook, long turn) {
        return webhook.value() + "/" + turn;
    }
}
