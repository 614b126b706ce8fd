package com.mailboxkit.kernel.domain;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/// Identifies a domain that an organization added. A ULID; not the name of the domain.
public record MailDomainId(@JsonValue String value) {

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public MailDomainId {}

    @Override
    public String toString() {
        return value;
    }
}
