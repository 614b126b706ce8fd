package com.mailboxkit.kernel.message;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/// Where a message stands. Of an outbound message it follows from its recipients.
public enum MessageStatus {
    /// Accepted and charged; no recipient has it yet.
    QUEUED,
    /// Some recipients have it, others are still tried.
    SENT,
    /// Every recipient's server, or the smart host, took it.
    DELIVERED,
    /// Nothing is tried any more, and at least one recipient's server refused it for good.
    BOUNCED,
    /// Refused by this platform before any server was asked.
    REJECTED,
    /// Inbound.
    RECEIVED;

    @JsonValue
    public String wire() {
        return name().toLowerCase(Locale.ROOT);
    }
}
