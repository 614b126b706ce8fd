package com.mailboxkit.kernel.organization;

import com.mailboxkit.kernel.DomainEvent;
import java.time.Instant;
import org.axonframework.serialization.Revision;

/// The owners whose organizations were given the opening credit.
public sealed interface OwnerCreditEvent extends DomainEvent {

    /// An organization of this owner was given the opening credit. Always stored together with
    /// its `WalletOpened`.
    ///
    /// @param ownerCreditId a hash of the owner's address, normalized so that lookalikes are equal
    @Revision("1")
    record OpeningCreditGranted(String ownerCreditId, OrganizationId organizationId, Instant at)
            implements OwnerCreditEvent {}
}
