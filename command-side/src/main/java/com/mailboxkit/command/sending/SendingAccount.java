package com.mailboxkit.command.sending;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import com.mailboxkit.command.sending.SendingRefusals.Remedy;
import com.mailboxkit.kernel.organization.OrganizationId;
import com.mailboxkit.kernel.sending.DeliveryFailure;
import com.mailboxkit.kernel.sending.PauseReason;
import com.mailboxkit.kernel.sending.SendingAccountId;
import com.mailboxkit.kernel.sending.SendingEvent;
import com.mailboxkit.kernel.sending.SendingEvent.FailureCounted;
import com.mailboxkit.kernel.sending.SendingEvent.OrganizationResumed;
import com.mailboxkit.kernel.sending.SendingEvent.OrganizationSuspended;
import com.mailboxkit.kernel.sending.SendingEvent.OwnerConfirmed;
import com.mailboxkit.kernel.sending.SendingEvent.RecipientsCounted;
import com.mailboxkit.kernel.sending.SendingEvent.SendingAccountOpened;
import com.mailboxkit.kernel.sending.SendingEvent.SendingLimitReached;
import com.mailboxkit.kernel.sending.SendingEvent.SendingLimitSet;
import com.mailboxkit.kernel.sending.SendingEvent.SendingPaused;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Objects;
import java.util.stream.IntStream;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.spring.stereotype.Aggregate;
import org.jspecify.annotations.Nullable;

/// How many recipients outside an organization may send to. The limit grows with what reaches its recipients; what is
/// sent to is known at once, and what fails only later, so a day counts once it is over.
@Aggregate(cache = "aggregates", snapshotTriggerDefinition = "everyFewHundredEvents")
public class SendingAccount {

    static final int NO_LIMIT = Integer.MAX_VALUE;

    private static final Duration DAY = Duration.ofDays(1);
    private static final int DAYS_THAT_COUNT = 7;

    @AggregateIdentifier
    private SendingAccountId accountId;

    private OrganizationId organizationId;

    // not final: a snapshot is read back into them
    private HourlyCounts sent = new HourlyCounts();
    private HourlyCounts failed = new HourlyCounts();
    private HourlyCounts bounced = new HourlyCounts();
    private HourlyCounts complained = new HourlyCounts();

    private boolean isRamped;
    private boolean isConfirmed;
    private boolean isSuspended;
    private @Nullable PauseReason paused;
    private @Nullable Integer setLimit;
    private @Nullable LocalDate lastDayOfRefusal;

    @SuppressWarnings("NullAway.Init") // Axon makes it, then replays its events
    SendingAccount() {}

    /// The account of an organization from before there were accounts: a stream with a name, but no event yet.
    SendingAccount(OrganizationId organization) {
        accountId = SendingAccountId.of(organization);
        organizationId = organization;
    }

    @SuppressWarnings("NullAway.Init")
    public SendingAccount(OrganizationId organization, Instant at) {
        apply(new SendingAccountOpened(SendingAccountId.of(organization), organization, at));
    }

    @Nullable
    PauseReason paused() {
        return paused;
    }

    /// What raises the limit.
    Remedy remedy() {
        if (setLimit != null) {
            return Remedy.OPERATOR;
        }
        return isConfirmed ? Remedy.DELIVERIES : Remedy.CONFIRMATION;
    }

    boolean isSuspended() {
        return isSuspended;
    }

    /// Recipients outside in 24 hours.
    int limit(SendingProperties rules, Instant at) {
        if (setLimit != null) {
            return setLimit;
        }
        if (!rules.ramp() || !isRamped) {
            return NO_LIMIT;
        }
        if (!isConfirmed) {
            return rules.unconfirmedRecipients();
        }
        long grown = (long) (rules.growth() * bestDay(at));
        return (int) Math.clamp(grown, rules.confirmedRecipients(), rules.mostRecipients());
    }

    /// The most recipients that were reached on one of the last days, the running one left out.
    private int bestDay(Instant at) {
        return IntStream.rangeClosed(1, DAYS_THAT_COUNT)
                .mapToObj(days -> at.minus(DAY.multipliedBy(days)))
                .mapToInt(end -> sent.within(DAY, end) - failed.within(DAY, end))
                .max()
                .orElse(0);
    }

    /// Recipients outside to whom it may send now.
    int left(SendingProperties rules, Instant at) {
        return Math.max(0, limit(rules, at) - sent.within(DAY, at));
    }

    /// To be called in the unit of work that queues the messages.
    void count(int recipients, Instant at) {
        apply(new RecipientsCounted(accountId, organizationId, recipients, at));
    }

    /// Keeps that a send was refused because of the limit: once a day, however many are.
    void refuse(SendingProperties rules, Instant at) {
        if (!dayOf(at).equals(lastDayOfRefusal)) {
            apply(new SendingLimitReached(
                    accountId, organizationId, limit(rules, at), remedy() != Remedy.CONFIRMATION, at));
        }
    }

    void confirmOwner(Instant at) {
        if (!isConfirmed) {
            apply(new OwnerConfirmed(accountId, organizationId, at));
        }
    }

    void setLimit(@Nullable Integer limit, Instant at) {
        if (!Objects.equals(limit, setLimit)) {
            apply(new SendingLimitSet(accountId, organizationId, limit, at));
        }
    }

    void suspend(String reason, Instant at) {
        if (!isSuspended) {
            apply(new OrganizationSuspended(accountId, organizationId, reason, at));
        }
    }

    void resume(Instant at) {
        if (isSuspended || paused != null) {
            apply(new OrganizationResumed(accountId, organizationId, at));
        }
    }

    /// Counts a failure, and pauses where there are too many.
    void count(DeliveryFailure failure, SendingProperties rules, Instant at) {
        apply(new FailureCounted(accountId, organizationId, failure, at));
        pauseAt(rules.pauseAtBounces(), rules.leastBounces(), bounced, PauseReason.BOUNCES, at);
        pauseAt(rules.pauseAtComplaints(), rules.leastComplaints(), complained, PauseReason.COMPLAINTS, at);
    }

    private void pauseAt(double part, int least, HourlyCounts failures, PauseReason reason, Instant at) {
        var window = DAY.multipliedBy(DAYS_THAT_COUNT);
        int count = failures.within(window, at);
        int recipients = sent.within(window, at);
        if (paused == null && part > 0 && count > least && count >= part * recipients) {
            apply(new SendingPaused(accountId, organizationId, reason, count, recipients, at));
        }
    }

    private static LocalDate dayOf(Instant at) {
        return LocalDate.ofInstant(at, ZoneOffset.UTC);
    }

    @EventSourcingHandler
    void on(SendingEvent event) {
        accountId = event.accountId(); // any event may be the first one of an organization from before
        organizationId = event.organizationId();
        switch (event) {
            case SendingAccountOpened opened -> isRamped = true;
            case RecipientsCounted counted -> sent.add(counted.recipients(), counted.at());
            case SendingLimitReached reached -> lastDayOfRefusal = dayOf(reached.at());
            case OwnerConfirmed confirmed -> isConfirmed = true;
            case SendingLimitSet set -> setLimit = set.limit();
            case FailureCounted counted -> count(counted);
            case SendingPaused pausedNow -> paused = pausedNow.reason();
            case OrganizationSuspended suspended -> isSuspended = true;
            case OrganizationResumed resumed -> {
                isSuspended = false;
                paused = null;
                bounced.clear();
                complained.clear();
            }
        }
    }

    private void count(FailureCounted counted) {
        failed.add(1, counted.at());
        switch (counted.failure()) {
            case UNDELIVERED -> {}
            case HARD_BOUNCE -> bounced.add(1, counted.at());
            case COMPLAINT -> complained.add(1, counted.at());
        }
    }
}
