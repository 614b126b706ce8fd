package com.mailboxkit.kernel.sending;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/// Why the platform paused what an organization sends to other servers.
public enum PauseReason {
    /// Too many recipients do not exist.
    BOUNCES,
    /// Too many recipients called it spam.
    COMPLAINTS;

    @JsonValue
    public String wire() {
        return name().toLowerCase(Locale.ROOT);
    }
}
