package com.mailboxkit.kernel.webhook;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import com.mailboxkit.kernel.Ulid;
import java.time.Instant;

/// Identifies a webhook: a customer's URL that is called when an event happens. A ULID.
public record WebhookId(@JsonValue String value) {

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public WebhookId {}

    /// A new identifier; its order among others follows `at`.
    public static WebhookId at(Instant at) {
        return new WebhookId(Ulid.at(at));
    }

    @Override
    public String toString() {
        return value;
    }
}
