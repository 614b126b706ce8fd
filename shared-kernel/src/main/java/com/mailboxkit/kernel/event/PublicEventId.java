package com.mailboxkit.kernel.event;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import com.mailboxkit.kernel.Ulid;
import java.time.Instant;

/// Names a public event. A ULID that follows from the stored event it tells of, so that everybody who meets
/// that event, also once more in a replay, calls it the same.
public record PublicEventId(@JsonValue String value) {

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public PublicEventId {}

    /// @param storedEventId what the event store calls it
    public static PublicEventId of(String storedEventId, Instant at) {
        return new PublicEventId(Ulid.following(at, storedEventId));
    }

    @Override
    public String toString() {
        return value;
    }
}
