package com.mailboxkit.kernel.message;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import com.mailboxkit.kernel.Ulid;
import java.time.Instant;

/// Names a message as this platform knows it. A ULID; the RFC 5322 Message-ID is another thing.
public record MessageId(@JsonValue String value) {

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public MessageId {}

    /// A new identifier; its order among others follows `at`.
    public static MessageId at(Instant at) {
        return new MessageId(Ulid.at(at));
    }

    /// What stands for the Message-ID of a received message that has none, so that a reply can name it and stays in its
    /// thread. Nobody else can have made it (RFC 2606, section 2).
    public String rfcStandIn() {
        return "<%s@message-id.invalid>".formatted(value);
    }

    @Override
    public String toString() {
        return value;
    }
}
