package com.mailboxkit.query.event;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/// Delivery of events to callers.
///
/// @param maxBodySize of text and HTML together; larger ones are left out of the event
/// @param heartbeat largest pause between writes to a stream, after which a revoked key also ends it
/// @param streamsPerOrganization open at a time, on one node
@ConfigurationProperties("mailboxkit.events")
public record EventProperties(
        @DefaultValue("256KB") DataSize maxBodySize,
        @DefaultValue("15s") Duration heartbeat,
        @DefaultValue("20") int streamsPerOrganization) {

    public EventProperties {
        if (!heartbeat.isPositive() || streamsPerOrganization < 1) {
            throw new IllegalArgumentException("mailboxkit.events.*: each must be positive");
        }
    }
}
