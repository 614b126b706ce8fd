package com.mailboxkit.kernel.webhook;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/// What is told once more.
public enum ReplayScope {
    /// What was given up or cancelled.
    FAILED,
    /// Every event the webhook asks for, whether it was told before or not.
    ALL;

    @JsonValue
    public String wire() {
        return name().toLowerCase(Locale.ROOT);
    }
}
