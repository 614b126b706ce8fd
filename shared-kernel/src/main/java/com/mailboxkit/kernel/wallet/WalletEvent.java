package com.mailboxkit.kernel.wallet;

import com.mailboxkit.kernel.DomainEvent;
import com.mailboxkit.kernel.message.MessageId;
import com.mailboxkit.kernel.organization.OrganizationId;
import java.time.Instant;
import org.axonframework.serialization.Revision;

public sealed interface WalletEvent extends DomainEvent {

    WalletId walletId();

    @Revision("1")
    record WalletOpened(WalletId walletId, OrganizationId organizationId, Instant openedAt) implements WalletEvent {}

    @Revision("1")
    record WalletCredited(WalletId walletId, OrganizationId organizationId, LedgerEntry entry) implements WalletEvent {}

    /// Always stored together with the `MessageQueued` of the same message.
    @Revision("1")
    record WalletCharged(WalletId walletId, OrganizationId organizationId, MessageId messageId, LedgerEntry entry)
            implements WalletEvent {}

    /// The full cost of the message, at most once for each message.
    @Revision("1")
    record WalletRefunded(WalletId walletId, OrganizationId organizationId, MessageId messageId, LedgerEntry entry)
            implements WalletEvent {}

    /// A send was refused because the balance was too low: the first one of its day (UTC). Moves no money, so
    /// it has no line in the ledger.
    @Revision("1")
    record WalletRanShort(
            WalletId walletId, OrganizationId organizationId, long balanceMills, long costMills, Instant at)
            implements WalletEvent {}

    /// The wallet pays for nothing until it is unlocked, because its organization was suspended.
    @Revision("1")
    record WalletLocked(WalletId walletId, OrganizationId organizationId, Instant at) implements WalletEvent {}

    /// The wallet pays again.
    @Revision("1")
    record WalletUnlocked(WalletId walletId, OrganizationId organizationId, Instant at) implements WalletEvent {}
}
