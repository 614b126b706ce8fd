package com.mailboxkit.kernel.wallet;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import com.mailboxkit.kernel.organization.OrganizationId;

/// Names the one wallet of an organization. Derived, so that nobody has to look it up.
public record WalletId(@JsonValue String value) {

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public WalletId {}

    public static WalletId of(OrganizationId organization) {
        return new WalletId("wallet:" + organization.value());
    }

    @Override
    public String toString() {
        return value;
    }
}
