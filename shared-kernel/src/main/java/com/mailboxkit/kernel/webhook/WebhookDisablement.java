package com.mailboxkit.kernel.webhook;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/// Why a webhook is disabled.
public enum WebhookDisablement {
    /// By its owner.
    OWNER,
    /// Its receiver responded 410 Gone.
    GONE,
    /// All attempts failed for days.
    FAILING;

    @JsonValue
    public String wire() {
        return name().toLowerCase(Locale.ROOT);
    }
}
