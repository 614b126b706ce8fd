package com.mailboxkit.smtp.bounce;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/// How mail comes back.
///
/// @param validity how long after a message was accepted its reverse paths take reports; after that 550
/// @param maxSeparateSize a message with several recipients at one server is sent to each of them by itself, so that a
///     report tells whom it is about without being believed; a larger one is sent once to all, and the report must name
///     the recipient
@ConfigurationProperties("mailboxkit.bounces")
public record BounceProperties(
        @DefaultValue("30d") Duration validity,
        @DefaultValue("256KB") DataSize maxSeparateSize) {

    public BounceProperties {
        if (validity.isNegative() || validity.isZero()) {
            throw new IllegalArgumentException("mailboxkit.bounces.validity must be positive");
        }
    }
}
