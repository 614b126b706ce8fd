package com.mailboxkit.kernel.webhook;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/// Why a webhook is told nothing.
public enum WebhookDisablement {
    /// Its owner wants it so.
    OWNER,
    /// It answered 410 Gone.
    GONE,
    /// Nothing but failures for days.
    FAILING;

    @JsonValue
    public String wire() {
        return name().toLowerCase(Locale.ROOT);
    }
}
