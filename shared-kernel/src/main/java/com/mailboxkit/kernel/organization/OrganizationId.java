package com.mailboxkit.kernel.organization;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import com.mailboxkit.kernel.Ulid;
import java.time.Instant;

/// Identifies an organization: the tenant that every key, inbox, message and mill belongs to. A ULID.
public record OrganizationId(@JsonValue String value) {

    /// The platform itself, as the sender of its notices to owners. It has no key and no wallet.
    public static final OrganizationId PLATFORM = new OrganizationId("00000000000000000000000000");

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public OrganizationId {}

    /// A new identifier; its order among others follows `at`.
    public static OrganizationId at(Instant at) {
        return new OrganizationId(Ulid.at(at));
    }

    @Override
    public String toString() {
        return value;
    }
}
