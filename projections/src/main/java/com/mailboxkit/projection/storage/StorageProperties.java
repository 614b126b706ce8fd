package com.mailboxkit.projection.storage;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// How long messages and contents are kept.
///
/// @param collectAfter retention of contents that no message needs, since they were stored; at least a second.
///     Must exceed the duration of any request: a request's contents are needed only once its message exists
/// @param sandboxRetention of messages of test keys
@ConfigurationProperties("mailboxkit.storage")
public record StorageProperties(
        @DefaultValue("1h") Duration collectAfter,
        @DefaultValue("30d") Duration sandboxRetention) {

    public StorageProperties {
        if (collectAfter.compareTo(Duration.ofSeconds(1)) < 0) {
            throw new IllegalArgumentException("mailboxkit.storage.collect-after must be at least 1s");
        }
    }
}
