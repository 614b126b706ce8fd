package com.mailboxkit.kernel.webhook;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/// Which events are replayed.
public enum ReplayScope {
    /// Deliveries that failed or were cancelled.
    FAILED,
    /// Every event that the webhook subscribes to, delivered before or not.
    ALL;

    @JsonValue
    public String wire() {
        return name().toLowerCase(Locale.ROOT);
    }
}
