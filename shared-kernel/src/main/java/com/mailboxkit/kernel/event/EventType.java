package com.mailboxkit.kernel.event;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.Optional;

/// What callers are notified of: by webhook, in the list of events and in its stream.
public enum EventType {
    MESSAGE_RECEIVED("message.received"),
    /// Accepted, paid for and queued.
    MESSAGE_SENT("message.sent"),
    /// A recipient's server accepted it; once for each recipient, as are the types below.
    MESSAGE_DELIVERED("message.delivered"),
    MESSAGE_BOUNCED("message.bounced"),
    /// The first time only; later opens are counted in the message.
    MESSAGE_OPENED("message.opened"),
    MESSAGE_COMPLAINED("message.complained"),
    MESSAGE_REJECTED("message.rejected"),
    INBOX_CREATED("inbox.created"),
    INBOX_DELETED("inbox.deleted");

    private final String wire;

    EventType(String wire) {
        this.wire = wire;
    }

    /// The public name, for example `message.received`.
    @JsonValue
    public String wire() {
        return wire;
    }

    public static Optional<EventType> of(String wire) {
        return Arrays.stream(values()).filter(type -> type.wire.equals(wire)).findFirst();
    }
}
