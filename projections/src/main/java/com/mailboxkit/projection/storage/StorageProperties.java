package com.mailboxkit.projection.storage;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// How long contents are kept that no message needs.
///
/// @param collectAfter since they were stored, at least a second. Longer than any request takes: what a request has
///     stored is needed only once its message is
@ConfigurationProperties("mailboxkit.storage")
public record StorageProperties(@DefaultValue("1h") Duration collectAfter) {

    public StorageProperties {
        if (collectAfter.compareTo(Duration.ofSeconds(1)) < 0) {
            throw new IllegalArgumentException("mailboxkit.storage.collect-after must be at least 1s");
        }
    }
}
