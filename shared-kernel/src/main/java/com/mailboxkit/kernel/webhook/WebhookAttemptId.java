package com.mailboxkit.kernel.webhook;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import com.mailboxkit.kernel.Ulid;
import java.time.Instant;

/// Identifies one attempt to deliver an event to a webhook. A ULID.
public record WebhookAttemptId(@JsonValue String value) {

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public WebhookAttemptId {}

    /// A new identifier; its order among others follows `at`.
    public static WebhookAttemptId at(Instant at) {
        return new WebhookAttemptId(Ulid.at(at));
    }

    @Override
    public String toString() {
        return value;
    }
}
