package com.mailboxkit.kernel.wallet;

import com.mailboxkit.kernel.message.MessageId;
import com.mailboxkit.kernel.organization.OrganizationId;
import java.time.Instant;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

public sealed interface WalletCommand {

    /// Credits a wallet. Returns the [LedgerEntry]; for a repeated reference, the entry of the first credit.
    ///
    /// @param amountMills more than 0
    /// @param reference under which the operator books it, such as an invoice number
    record CreditWallet(
            @TargetAggregateIdentifier WalletId walletId,
            OrganizationId organizationId,
            long amountMills,
            String reference,
            Instant at)
            implements WalletCommand {}

    /// Refunds a message, once. Returns the [LedgerEntry].
    record RefundMessage(MessageId messageId, Instant at) implements WalletCommand {}
}
