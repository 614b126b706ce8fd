package com.mailboxkit.webhook.call;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/// How webhooks are called, on one node.
///
/// @param timeout for all of a call; a receiver that has answered with a status by then is taken at its word
/// @param maxResponseSize of an answer; what comes after is not read
/// @param perWebhook calls of one webhook at a time
/// @param perOrganization calls of one organization at a time
/// @param total calls at a time; organizations take turns
/// @param breakerCalls once nearly all of so many calls of a webhook failed, it is left alone for a while
/// @param breakerPause for how long; what is due meanwhile waits no longer than this
@ConfigurationProperties("mailboxkit.webhooks.calls")
public record WebhookCallProperties(
        @DefaultValue("15s") Duration timeout,
        @DefaultValue("64KB") DataSize maxResponseSize,
        @DefaultValue("8") int perWebhook,
        @DefaultValue("100") int perOrganization,
        @DefaultValue("500") int total,
        @DefaultValue("20") int breakerCalls,
        @DefaultValue("30s") Duration breakerPause) {

    public WebhookCallProperties {
        if (!timeout.isPositive() || !breakerPause.isPositive()) {
            throw new IllegalArgumentException("mailboxkit.webhooks.calls: durations must be positive");
        }
        if (perWebhook < 1 || perOrganization < 1 || total < 1 || breakerCalls < 1) {
            throw new IllegalArgumentException("mailboxkit.webhooks.calls: each number must be at least 1");
        }
    }
}
