package com.mailboxkit.kernel.suppression;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/// Why nothing is sent to an address.
public enum SuppressionReason {
    /// There is no such address.
    HARD_BOUNCE,
    /// Whoever reads there said that they want no such mail.
    COMPLAINT,
    /// The organization says so.
    MANUAL;

    @JsonValue
    public String wire() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<SuppressionReason> of(String wire) {
        return Arrays.stream(values())
                .filter(reason -> reason.wire().equals(wire))
                .findFirst();
    }
}
