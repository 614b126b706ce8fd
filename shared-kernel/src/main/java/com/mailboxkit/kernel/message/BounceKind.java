package com.mailboxkit.kernel.message;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/// What a bounce says about the address, beyond the one message.
public enum BounceKind {
    /// The address or domain does not exist, or accepts no mail: nothing will ever arrive there.
    HARD,
    /// Anything else, such as a full mailbox, a policy or a server that could not be reached: another message
    /// may arrive.
    SOFT;

    @JsonValue
    public String wire() {
        return name().toLowerCase(Locale.ROOT);
    }
}
