package com.mailboxkit.kernel.wallet;

import com.mailboxkit.kernel.message.MessageId;
import com.mailboxkit.kernel.organization.OrganizationId;
import java.time.Instant;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

public sealed interface WalletCommand {

    /// Puts money into a wallet. Answered with the [LedgerEntry]; the same reference once more with the one that it
    /// made.
    ///
    /// @param amountMills more than 0
    /// @param reference what the operator books it under, such as the number of an invoice
    record CreditWallet(
            @TargetAggregateIdentifier WalletId walletId,
            OrganizationId organizationId,
            long amountMills,
            String reference,
            Instant at)
            implements WalletCommand {}

    /// Gives back what a message cost, once. Answered with the [LedgerEntry].
    record RefundMessage(MessageId messageId, Instant at) implements WalletCommand {}
}
