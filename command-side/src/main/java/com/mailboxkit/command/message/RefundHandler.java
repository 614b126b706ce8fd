package com.mailboxkit.command.message;

import com.mailboxkit.command.Aggregates;
import com.mailboxkit.command.wallet.Wallet;
import com.mailboxkit.kernel.problem.Refusal;
import com.mailboxkit.kernel.wallet.LedgerEntry;
import com.mailboxkit.kernel.wallet.WalletCommand.RefundMessage;
import com.mailboxkit.kernel.wallet.WalletId;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.modelling.command.Repository;

/// Gives back what a message cost, because an operator says so.
class RefundHandler {

    private final Repository<Message> messages;
    private final Repository<Wallet> wallets;

    RefundHandler(Repository<Message> messages, Repository<Wallet> wallets) {
        this.messages = messages;
        this.wallets = wallets;
    }

    /// @throws Refusal `not_found`; `conflict` where it cost nothing or was refunded already
    @CommandHandler
    LedgerEntry handle(RefundMessage refund) {
        var message = Aggregates.load(messages, refund.messageId().value(), "message");
        long cost = message.invoke(Message::costMills);
        if (cost == 0) {
            throw Refusal.conflict("This message cost nothing: it was received, or sent as a test.");
        }
        var wallet = wallets.load(
                WalletId.of(message.invoke(Message::organizationId)).value());
        return wallet.invoke(funds -> funds.refund(refund.messageId(), cost, refund.at()));
    }
}
