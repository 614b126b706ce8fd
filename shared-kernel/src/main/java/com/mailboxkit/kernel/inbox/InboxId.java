package com.mailboxkit.kernel.inbox;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import com.mailboxkit.kernel.Ulid;
import java.time.Instant;

/// Identifies an inbox. A ULID.
public record InboxId(@JsonValue String value) {

    /// The inbox of the platform's own notices to owners. No address leads to it.
    public static final InboxId PLATFORM = new InboxId("00000000000000000000000000");

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public InboxId {}

    /// A new identifier; its order among others follows `at`.
    public static InboxId at(Instant at) {
        return new InboxId(Ulid.at(at));
    }

    @Override
    public String toString() {
        return value;
    }
}
