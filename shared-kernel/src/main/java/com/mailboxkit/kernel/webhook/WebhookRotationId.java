package com.mailboxkit.kernel.webhook;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import com.mailboxkit.kernel.Ulid;
import java.time.Instant;

/// Identifies the rotation of a secret. A ULID.
public record WebhookRotationId(@JsonValue String value) {

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public WebhookRotationId {}

    /// A new identifier; its order among others follows `at`.
    public static WebhookRotationId at(Instant at) {
        return new WebhookRotationId(Ulid.at(at));
    }

    @Override
    public String toString() {
        return value;
    }
}
