package com.mailboxkit.kernel.sending;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/// Why the platform paused an organization's sending to other servers.
public enum PauseReason {
    /// Too many recipients do not exist.
    BOUNCES,
    /// Too many recipients complained of spam.
    COMPLAINTS;

    @JsonValue
    public String wire() {
        return name().toLowerCase(Locale.ROOT);
    }
}
