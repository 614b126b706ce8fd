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

    @Override
    public String toString() {
        return value;
    }
}
