package com.mailboxkit.kernel.wallet;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import com.mailboxkit.kernel.organization.OrganizationId;

/// Identifies the one wallet of an organization. Derived, so no lookup is needed.
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
