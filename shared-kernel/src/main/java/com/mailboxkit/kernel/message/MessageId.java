package com.mailboxkit.kernel.message;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import com.mailboxkit.kernel.Ulid;
import java.time.Instant;

/// Identifies a message on this platform. A ULID; not the RFC 5322 Message-ID.
public record MessageId(@JsonValue String value) {

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public MessageId {}

    /// A new identifier; its order among others follows `at`.
    public static MessageId at(Instant at) {
        return new MessageId(Ulid.at(at));
    }

    /// The substitute Message-ID of a received message that has none, so that a reply can refer to it and stays
    /// in its thread. No other system can have generated it (RFC 2606, section 2).
    public String rfcStandIn() {
        return "<%s@message-id.invalid>".formatted(value);
    }

    @Override
    public String toString() {
        return value;
    }
}
