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

    /// The whole of what the message cost, at most once for each message.
    @Revision("1")
    record WalletRefunded(WalletId walletId, OrganizationId organizationId, MessageId messageId, LedgerEntry entry)
            implements WalletEvent {}
}
