package com.mailboxkit.kernel.webhook;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import com.mailboxkit.kernel.Ulid;
import java.time.Instant;

/// Identifies a replay of a range of events. A ULID.
public record WebhookReplayId(@JsonValue String value) {

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public WebhookReplayId {}

    /// A new identifier; its order among others follows `at`.
    public static WebhookReplayId at(Instant at) {
        return new WebhookReplayId(Ulid.at(at));
    }

    @Override
    public String toString() {
        return value;
    }
}
