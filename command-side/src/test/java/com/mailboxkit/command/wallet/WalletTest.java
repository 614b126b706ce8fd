package com.mailboxkit.command.wallet;

import com.mailboxkit.kernel.message.MessageId;
import com.mailboxkit.kernel.organization.OrganizationId;
import com.mailboxkit.kernel.problem.Refusal;
import com.mailboxkit.kernel.wallet.LedgerEntry;
import com.mailboxkit.kernel.wallet.LedgerEntry.Kind;
import com.mailboxkit.kernel.wallet.WalletEvent.WalletCharged;
import com.mailboxkit.kernel.wallet.WalletEvent.WalletCredited;
import com.mailboxkit.kernel.wallet.WalletEvent.WalletOpened;
import com.mailboxkit.kernel.wallet.WalletId;
import java.time.Instant;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.modelling.command.Repository;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.junit.jupiter.api.Test;

class WalletTest {

    private static final Instant NOW = Instant.parse("2026-02-20T12:00:00Z");
    private static final OrganizationId ORGANIZATION = OrganizationId.at(NOW);
    private static final WalletId WALLET = WalletId.of(ORGANIZATION);
    private static final MessageId MESSAGE = MessageId.at(NOW);
    private static final LedgerEntry CREDIT =
            LedgerEntry.following(null, WALLET, Kind.CREDIT, 10, "opening credit", NOW);

    private final AggregateTestFixture<Wallet> wallet = new AggregateTestFixture<>(Wallet.class);

    /// Charging has no command of its own: it is part of sending.
    record Charge(@TargetAggregateIdentifier WalletId walletId, long mills) {}

    record Till(Repository<Wallet> wallets) {

        @CommandHandler
        void handle(Charge charge) {
            wallets.load(charge.walletId().value()).execute(it -> it.charge(MESSAGE, charge.mills(), NOW));
        }
    }

    @Test
    void takesWhatAMessageCosts() {
        wallet.registerAnnotatedCommandHandler(new Till(wallet.getRepository()))
                .given(new WalletOpened(WALLET, ORGANIZATION, NOW), new WalletCredited(WALLET, ORGANIZATION, CREDIT))
                .when(new Charge(WALLET, 10))
                .expectEvents(new WalletCharged(
                        WALLET,
                        ORGANIZATION,
                        MESSAGE,
                        LedgerEntry.following(CREDIT, WALLET, Kind.CHARGE, -10, MESSAGE.value(), NOW)));
    }

    @Test
    void refusesAMillMoreThanItHolds() {
        wallet.registerAnnotatedCommandHandler(new Till(wallet.getRepository()))
                .given(new WalletOpened(WALLET, ORGANIZATION, NOW), new WalletCredited(WALLET, ORGANIZATION, CREDIT))
                .when(new Charge(WALLET, 11))
                .expectException(Refusal.class)
                .expectNoEvents();
    }
}
