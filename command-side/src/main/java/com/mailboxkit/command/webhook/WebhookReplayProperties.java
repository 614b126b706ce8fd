package com.mailboxkit.command.webhook;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// How events of the past are told once more.
///
/// @param page how many are begun in one unit of work
/// @param maxPending while a webhook has more deliveries under way than this, its replays wait
/// @param perWebhook how many may be under way at a time for one webhook
/// @param askAgainAfter when a page that did not come is asked for again
@ConfigurationProperties("mailboxkit.webhooks.replay")
public record WebhookReplayProperties(
        @DefaultValue("100") int page,
        @DefaultValue("1000") int maxPending,
        @DefaultValue("5") int perWebhook,
        @DefaultValue("5s") Duration askAgainAfter) {

    public WebhookReplayProperties {
        if (page < 1 || maxPending < 1 || perWebhook < 1 || !askAgainAfter.isPositive()) {
            throw new IllegalArgumentException("mailboxkit.webhooks.replay.*: each must be positive");
        }
    }
}
