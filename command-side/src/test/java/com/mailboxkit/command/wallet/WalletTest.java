package com.mailboxkit.command.wallet;

import com.mailboxkit.kernel.message.MessageId;
import com.mailboxkit.kernel.organization.OrganizationId;
import com.mailboxkit.kernel.problem.Refusal;
import com.mailboxkit.kernel.wallet.LedgerEntry;
import com.mailboxkit.kernel.wallet.LedgerEntry.Kind;
import com.mailboxkit.kernel.wallet.WalletCommand.CreditWallet;
import com.mailboxkit.kernel.wallet.WalletEvent.WalletCharged;
import com.mailboxkit.kernel.wallet.WalletEvent.WalletCredited;
import com.mailboxkit.kernel.wallet.WalletEvent.WalletOpened;
import com.mailboxkit.kernel.wallet.WalletEvent.WalletRanShort;
import com.mailboxkit.kernel.wallet.WalletEvent.WalletRefunded;
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

    /// Nor has giving back: it is part of refunding a message.
    record GiveBack(@TargetAggregateIdentifier WalletId walletId, long mills) {}

    /// Nor has refusing a send that it cannot pay.
    record Decline(@TargetAggregateIdentifier WalletId walletId, Instant at) {}

    record Till(Repository<Wallet> wallets) {

        @CommandHandler
        void handle(Charge charge) {
            wallets.load(charge.walletId().value()).execute(it -> it.charge(MESSAGE, charge.mills(), NOW));
        }

        @CommandHandler
        void handle(GiveBack back) {
            wallets.load(back.walletId().value()).execute(it -> it.refund(MESSAGE, back.mills(), NOW));
        }

        @CommandHandler
        void handle(Decline decline) {
            wallets.load(decline.walletId().value()).execute(it -> it.refuse(11, decline.at()));
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
    void creditsOncePerReference() {
        var credit = new CreditWallet(WALLET, ORGANIZATION, 500, "invoice 17", NOW);
        var booked = LedgerEntry.following(CREDIT, WALLET, Kind.CREDIT, 500, "invoice 17", NOW);

        wallet.registerAnnotatedCommandHandler(new WalletCommandHandler(wallet.getRepository()))
                .given(new WalletOpened(WALLET, ORGANIZATION, NOW), new WalletCredited(WALLET, ORGANIZATION, CREDIT))
                .when(credit)
                .expectEvents(new WalletCredited(WALLET, ORGANIZATION, booked))
                .expectResultMessagePayload(booked);
    }

    @Test
    void answersACreditThatComesAgainWithTheLineItHas() {
        var booked = LedgerEntry.following(CREDIT, WALLET, Kind.CREDIT, 500, "invoice 17", NOW);

        wallet.registerAnnotatedCommandHandler(new WalletCommandHandler(wallet.getRepository()))
                .given(
                        new WalletOpened(WALLET, ORGANIZATION, NOW),
                        new WalletCredited(WALLET, ORGANIZATION, CREDIT),
                        new WalletCredited(WALLET, ORGANIZATION, booked))
                .when(new CreditWallet(WALLET, ORGANIZATION, 500, "invoice 17", NOW.plusSeconds(60)))
                .expectNoEvents()
                .expectResultMessagePayload(booked);
    }

    @Test
    void refusesAnotherAmountUnderTheSameReference() {
        wallet.registerAnnotatedCommandHandler(new WalletCommandHandler(wallet.getRepository()))
                .given(new WalletOpened(WALLET, ORGANIZATION, NOW), new WalletCredited(WALLET, ORGANIZATION, CREDIT))
                .when(new CreditWallet(WALLET, ORGANIZATION, 11, "opening credit", NOW))
                .expectException(Refusal.class)
                .expectNoEvents();
    }

    @Test
    void givesBackOnce() {
        var refund = LedgerEntry.following(CREDIT, WALLET, Kind.REFUND, 2, MESSAGE.value(), NOW);

        wallet.registerAnnotatedCommandHandler(new Till(wallet.getRepository()))
                .given(new WalletOpened(WALLET, ORGANIZATION, NOW), new WalletCredited(WALLET, ORGANIZATION, CREDIT))
                .when(new GiveBack(WALLET, 2))
                .expectEvents(new WalletRefunded(WALLET, ORGANIZATION, MESSAGE, refund));
    }

    @Test
    void givesNothingBackTwice() {
        var refund = LedgerEntry.following(CREDIT, WALLET, Kind.REFUND, 2, MESSAGE.value(), NOW);

        wallet.registerAnnotatedCommandHandler(new Till(wallet.getRepository()))
                .given(
                        new WalletOpened(WALLET, ORGANIZATION, NOW),
                        new WalletCredited(WALLET, ORGANIZATION, CREDIT),
                        new WalletRefunded(WALLET, ORGANIZATION, MESSAGE, refund))
                .when(new GiveBack(WALLET, 2))
                .expectException(Refusal.class)
                .expectNoEvents();
    }

    @Test
    void refusesAMillMoreThanItHolds() {
        wallet.registerAnnotatedCommandHandler(new Till(wallet.getRepository()))
                .given(new WalletOpened(WALLET, ORGANIZATION, NOW), new WalletCredited(WALLET, ORGANIZATION, CREDIT))
                .when(new Charge(WALLET, 11))
                .expectException(Refusal.class)
                .expectNoEvents();
    }

    @Test
    void keepsThatItRanShortOnceADay() {
        var ranShort = new WalletRanShort(WALLET, ORGANIZATION, 10, 11, NOW);

        wallet.registerAnnotatedCommandHandler(new Till(wallet.getRepository()))
                .given(new WalletOpened(WALLET, ORGANIZATION, NOW), new WalletCredited(WALLET, ORGANIZATION, CREDIT))
                .when(new Decline(WALLET, NOW))
                .expectEvents(ranShort);
        wallet.given(
                        new WalletOpened(WALLET, ORGANIZATION, NOW),
                        new WalletCredited(WALLET, ORGANIZATION, CREDIT),
                        ranShort)
                .when(new Decline(WALLET, Instant.parse("2026-02-20T23:59:59Z")))
                .expectNoEvents();
    }

    @Test
    void keepsThatItRanShortAgainTheNextDay() {
        var midnight = Instant.parse("2026-02-21T00:00:00Z");

        wallet.registerAnnotatedCommandHandler(new Till(wallet.getRepository()))
                .given(
                        new WalletOpened(WALLET, ORGANIZATION, NOW),
                        new WalletCredited(WALLET, ORGANIZATION, CREDIT),
                        new WalletRanShort(WALLET, ORGANIZATION, 10, 11, NOW))
                .when(new Decline(WALLET, midnight))
                .expectEvents(new WalletRanShort(WALLET, ORGANIZATION, 10, 11, midnight));
    }
}
