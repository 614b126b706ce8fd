package com.mailboxkit.command.wallet;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import com.mailboxkit.kernel.message.MessageId;
import com.mailboxkit.kernel.organization.OrganizationId;
import com.mailboxkit.kernel.problem.ProblemCode;
import com.mailboxkit.kernel.problem.Refusal;
import com.mailboxkit.kernel.wallet.LedgerEntry;
import com.mailboxkit.kernel.wallet.LedgerEntry.Kind;
import com.mailboxkit.kernel.wallet.WalletCommand.CreditWallet;
import com.mailboxkit.kernel.wallet.WalletEvent;
import com.mailboxkit.kernel.wallet.WalletEvent.WalletCharged;
import com.mailboxkit.kernel.wallet.WalletEvent.WalletCredited;
import com.mailboxkit.kernel.wallet.WalletEvent.WalletLocked;
import com.mailboxkit.kernel.wallet.WalletEvent.WalletOpened;
import com.mailboxkit.kernel.wallet.WalletEvent.WalletRanShort;
import com.mailboxkit.kernel.wallet.WalletEvent.WalletRefunded;
import com.mailboxkit.kernel.wallet.WalletEvent.WalletUnlocked;
import com.mailboxkit.kernel.wallet.WalletId;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
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

    // not final: a snapshot is read back into them
    private Map<String, LedgerEntry> credits = new LinkedHashMap<>();
    private Set<MessageId> refunded = new HashSet<>();
    private @Nullable LocalDate lastShortDay;
    private boolean isLocked;

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

    /// Puts money in, once for each reference.
    ///
    /// @return the line that this reference has
    /// @throws Refusal `conflict` where the reference was used for another amount
    LedgerEntry credit(CreditWallet credit) {
        var booked = credits.get(credit.reference());
        if (booked == null) {
            var entry = LedgerEntry.following(
                    last, walletId, Kind.CREDIT, credit.amountMills(), credit.reference(), credit.at());
            apply(new WalletCredited(walletId, organizationId, entry));
            return entry;
        }
        if (booked.amountMills() != credit.amountMills()) {
            throw Refusal.conflict("%d mills were credited under this reference already. Use another one."
                    .formatted(booked.amountMills()));
        }
        return booked;
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

    /// Keeps that a send was refused for lack of money: once a day, however many are.
    public void refuse(long mills, Instant at) {
        if (!dayOf(at).equals(lastShortDay)) {
            apply(new WalletRanShort(walletId, organizationId, balanceMills(), mills, at));
        }
    }

    /// Whether its organization is suspended, so that it pays for nothing.
    public boolean isLocked() {
        return isLocked;
    }

    public void lock(Instant at) {
        if (!isLocked) {
            apply(new WalletLocked(walletId, organizationId, at));
        }
    }

    public void unlock(Instant at) {
        if (isLocked) {
            apply(new WalletUnlocked(walletId, organizationId, at));
        }
    }

    private static LocalDate dayOf(Instant at) {
        return LocalDate.ofInstant(at, ZoneOffset.UTC);
    }

    public boolean hasRefunded(MessageId message) {
        return refunded.contains(message);
    }

    /// Gives back what a message cost.
    ///
    /// @throws Refusal `conflict` where it was given back already
    public LedgerEntry refund(MessageId message, long mills, Instant at) {
        if (hasRefunded(message)) {
            throw Refusal.conflict("This message was refunded already.");
        }
        var entry = LedgerEntry.following(last, walletId, Kind.REFUND, mills, message.value(), at);
        apply(new WalletRefunded(walletId, organizationId, message, entry));
        return entry;
    }

    @EventSourcingHandler
    void on(WalletEvent event) {
        switch (event) {
            case WalletOpened opened -> {
                walletId = opened.walletId();
                organizationId = opened.organizationId();
            }
            case WalletCredited credited -> {
                last = credited.entry();
                credits.put(last.reference(), last);
            }
            case WalletCharged charged -> last = charged.entry();
            case WalletRefunded back -> {
                last = back.entry();
                refunded.add(back.messageId());
            }
            case WalletRanShort ranShort -> lastShortDay = dayOf(ranShort.at());
            case WalletLocked locked -> isLocked = true;
            case WalletUnlocked unlocked -> isLocked = false;
        }
    }
}
