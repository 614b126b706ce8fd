package com.mailboxkit.kernel.message;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import com.mailboxkit.kernel.Ulid;
import java.time.Instant;

/// Identifies an attachment of a message. A ULID.
public record AttachmentId(@JsonValue String value) {

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public AttachmentId {}

    /// A new identifier; its order among others follows `at`.
    public static AttachmentId at(Instant at) {
        return new AttachmentId(Ulid.at(at));
    }

    @Override
    public String toString() {
        return value;
    }
}
