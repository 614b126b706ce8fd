package com.mailboxkit.command.webhook;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// What webhooks may have at most.
///
/// @param perOrganization webhooks of one organization; beyond it 422 `limit_reached`
/// @param maxNameLength characters
/// @param maxUrlLength characters
/// @param secretOverlap for this long after a rotation, the secret before signs too
@ConfigurationProperties("mailboxkit.webhooks")
public record WebhookProperties(
        @DefaultValue("50") int perOrganization,
        @DefaultValue("" + NAME_LENGTH) int maxNameLength,
        @DefaultValue("" + URL_LENGTH) int maxUrlLength,
        @DefaultValue("24h") Duration secretOverlap) {

    // unless configured otherwise, which the description of the API tells
    static final int NAME_LENGTH = 100;
    static final int URL_LENGTH = 2048;
}
