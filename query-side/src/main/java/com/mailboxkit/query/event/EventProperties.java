package com.mailboxkit.query.event;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/// How events are told.
///
/// @param maxBodySize of text and HTML together; larger ones are left out of the event
/// @param heartbeat something is written to every stream at least this often, and a key that was revoked ends it
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
