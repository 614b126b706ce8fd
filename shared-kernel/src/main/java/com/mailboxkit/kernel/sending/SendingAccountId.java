package com.mailboxkit.kernel.sending;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import com.mailboxkit.kernel.organization.OrganizationId;

/// Identifies the one sending account of an organization. Derived, so no lookup is needed.
public record SendingAccountId(@JsonValue String value) {

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public SendingAccountId {}

    public static SendingAccountId of(OrganizationId organization) {
        return new SendingAccountId("sending:" + organization.value());
    }

    @Override
    public String toString() {
        return value;
    }
}
