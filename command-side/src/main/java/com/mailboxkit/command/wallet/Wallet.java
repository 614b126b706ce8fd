package com.mailboxkit.command.wallet;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import com.mailboxkit.kernel.message.MessageId;
import com.mailboxkit.kernel.organization.OrganizationId;
import com.mailboxkit.kernel.problem.ProblemCode;
import com.mailboxkit.kernel.problem.Refusal;
import com.mailboxkit.kernel.wallet.LedgerEntry;
import com.mailboxkit.kernel.wallet.LedgerEntry.Kind;
import com.mailboxkit.kernel.wallet.WalletEvent;
import com.mailboxkit.kernel.wallet.WalletEvent.WalletCharged;
import com.mailboxkit.kernel.wallet.WalletEvent.WalletCredited;
import com.mailboxkit.kernel.wallet.WalletEvent.WalletOpened;
import com.mailboxkit.kernel.wallet.WalletId;
import java.time.Instant;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.spring.stereotype.Aggregate;
import org.jspecify.annotations.Nullable;

/// The prepaid money of an organization, in whole mills. Its balance is never negative.
@Aggregate(cache = "aggregates", snapshotTriggerDefinition = "everyFewHundredEvents")
public class Wallet {

    @AggregateIdentifier
    private WalletId walletId;

    private OrganizationId organizationId;
    private @Nullable LedgerEntry last;

    @SuppressWarnings("NullAway.Init") // Axon makes it, then replays its events
    Wallet() {}

    /// Opens the wallet with a gift of the platform.
    @SuppressWarnings("NullAway.Init")
    public Wallet(OrganizationId organizationId, long openingCreditMills, Instant at) {
        var id = WalletId.of(organizationId);
        apply(new WalletOpened(id, organizationId, at));
        if (openingCreditMills > 0) {
            var entry = LedgerEntry.following(null, id, Kind.CREDIT, openingCreditMills, "opening credit", at);
            apply(new WalletCredited(id, organizationId, entry));
        }
    }

    public boolean canPay(long mills) {
        return mills <= balanceMills();
    }

    public long balanceMills() {
        return last == null ? 0 : last.balanceAfterMills();
    }

    /// Takes what a message costs. To be called in the unit of work that queues the message.
    ///
    /// @throws Refusal where the balance does not suffice
    public void charge(MessageId message, long mills, Instant at) {
        if (!canPay(mills)) {
            throw new Refusal(ProblemCode.INSUFFICIENT_BALANCE, "The wallet does not hold " + mills + " mills.");
        }
        var entry = LedgerEntry.following(last, walletId, Kind.CHARGE, -mills, message.value(), at);
        apply(new WalletCharged(walletId, organizationId, message, entry));
    }

    @EventSourcingHandler
    void on(WalletEvent event) {
        switch (event) {
            case WalletOpened opened -> {
                walletId = opened.walletId();
                organizationId = opened.organizationId();
            }
            case WalletCredited credited -> last = credited.entry();
            case WalletCharged charged -> last = charged.entry();
        }
    }
}
