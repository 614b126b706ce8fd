package com.mailboxkit.kernel.suppression;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/// Why nothing is sent to an address.
public enum SuppressionReason {
    /// The address does not exist.
    HARD_BOUNCE,
    /// The recipient complained.
    COMPLAINT,
    /// The organization added it.
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
