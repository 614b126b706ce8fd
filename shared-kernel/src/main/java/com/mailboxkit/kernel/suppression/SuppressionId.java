package com.mailboxkit.kernel.suppression;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/// Identifies an entry of a suppression list. A ULID.
public record SuppressionId(@JsonValue String value) {

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public SuppressionId {}

    @Override
    public String toString() {
        return value;
    }
}
