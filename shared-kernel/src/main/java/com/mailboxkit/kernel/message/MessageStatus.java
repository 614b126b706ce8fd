package com.mailboxkit.kernel.message;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/// The status of a message. That of an outbound message follows from its recipients.
public enum MessageStatus {
    /// Accepted and charged; not delivered to any recipient yet.
    QUEUED,
    /// Delivered to some recipients, still attempted for others.
    SENT,
    /// Every recipient's server, or the smart host, accepted it.
    DELIVERED,
    /// No further attempt, and at least one recipient's server refused it permanently.
    BOUNCED,
    /// Refused by this platform without contacting another server.
    REJECTED,
    /// Inbound.
    RECEIVED;

    @JsonValue
    public String wire() {
        return name().toLowerCase(Locale.ROOT);
    }
}
