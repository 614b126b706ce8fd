package com.mailboxkit.kernel.event;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import com.mailboxkit.kernel.Ulid;
import java.time.Instant;

/// Identifies a public event. A ULID derived from the id of the stored event, so that it is the same for every
/// reader, also in a replay.
public record PublicEventId(@JsonValue String value) {

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public PublicEventId {}

    /// @param storedEventId its id in the event store
    public static PublicEventId of(String storedEventId, Instant at) {
        return new PublicEventId(Ulid.following(at, storedEventId));
    }

    @Override
    public String toString() {
        return value;
    }
}
