package com.mailboxkit.kernel.apikey;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import com.mailboxkit.kernel.Ulid;
import java.time.Instant;

/// Identifies an API key. A ULID; never the key itself.
public record ApiKeyId(@JsonValue String value) {

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public ApiKeyId {}

    /// A new identifier; its order among others follows `at`.
    public static ApiKeyId at(Instant at) {
        return new ApiKeyId(Ulid.at(at));
    }

    @Override
    public String toString() {
        return value;
    }
}
