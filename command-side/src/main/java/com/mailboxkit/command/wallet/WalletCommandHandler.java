package com.mailboxkit.command.wallet;

import com.mailboxkit.command.Aggregates;
import com.mailboxkit.kernel.wallet.LedgerEntry;
import com.mailboxkit.kernel.wallet.WalletCommand.CreditWallet;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.modelling.command.Repository;

/// Credits wallets, and says so where there is none.
class WalletCommandHandler {

    private final Repository<Wallet> wallets;

    WalletCommandHandler(Repository<Wallet> wallets) {
        this.wallets = wallets;
    }

    @CommandHandler
    LedgerEntry handle(CreditWallet credit) {
        return Aggregates.load(wallets, credit.walletId().value(), "organization")
                .invoke(wallet -> wallet.credit(credit));
    }
}
