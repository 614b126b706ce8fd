package com.mailboxkit.kernel.suppression;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import com.mailboxkit.kernel.organization.OrganizationId;

/// Identifies the one suppression list of an organization. Derived, so no lookup is needed.
public record SuppressionListId(@JsonValue String value) {

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public SuppressionListId {}

    public static SuppressionListId of(OrganizationId organization) {
        return new SuppressionListId("suppressions:" + organization.value());
    }

    @Override
    public String toString() {
        return value;
    }
}
