package com.mailboxkit.query.message;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// Limits of waiting for messages.
///
/// @param longest wait of one request
/// @param perOrganization streams and waiting requests at a time, on one node
@ConfigurationProperties("mailboxkit.waiting")
record WaitProperties(
        @DefaultValue("60s") Duration longest,
        @DefaultValue("100") int perOrganization) {

    WaitProperties {
        if (longest.toSeconds() < 1 || perOrganization < 1) {
            throw new IllegalArgumentException("mailboxkit.waiting: longest must be 1s or more, per-organization 1");
        }
    }
}
