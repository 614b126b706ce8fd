package com.mailboxkit.command.message;

import com.mailboxkit.kernel.message.MessageCommand.AttemptDelivery;
import com.mailboxkit.kernel.message.MessageCommand.GiveUpDelivery;
import com.mailboxkit.kernel.message.MessageCommand.SimulateDelivery;
import com.mailboxkit.kernel.message.MessageEvent.MessageQueued;
import com.mailboxkit.kernel.message.MessageEvent.RecipientBounced;
import com.mailboxkit.kernel.message.MessageEvent.RecipientComplained;
import com.mailboxkit.kernel.message.MessageEvent.RecipientDeferred;
import com.mailboxkit.kernel.message.MessageEvent.RecipientDelivered;
import com.mailboxkit.kernel.message.MessageEvent.RecipientRejected;
import com.mailboxkit.kernel.message.MessageId;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Executor;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.deadline.DeadlineManager;
import org.axonframework.deadline.annotation.DeadlineHandler;
import org.axonframework.eventhandling.Timestamp;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.axonframework.modelling.saga.SagaEventHandler;
import org.axonframework.modelling.saga.SagaLifecycle;
import org.axonframework.modelling.saga.StartSaga;
import org.axonframework.spring.stereotype.Saga;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Autowired;

/// Sees one message through: asks the SMTP edge for an attempt (and a test message for its outcome), waits longer after
/// each deferral, and gives up in the
/// end. Exactly one durable deadline is set while it lives, so that a message is never forgotten: the next attempt, or
/// the watchdog over the running one.
@Saga
public class DeliverySaga {

    static final String ATTEMPT_DUE = "delivery-attempt-due";

    @Autowired
    private transient CommandGateway commands;

    @Autowired
    private transient Executor commandPool;

    @Autowired
    private transient DeadlineManager deadlines;

    @Autowired
    private transient DeliveryRetryProperties retries;

    private MessageId messageId;
    private boolean test;
    private Instant queuedAt;
    private Set<String> pending = new LinkedHashSet<>();
    private int attempt;
    private boolean waiting;
    private @Nullable String deadlineId;

    @SuppressWarnings("NullAway.Init") // Axon makes it, then restores its fields
    public DeliverySaga() {}

    @StartSaga
    @SagaEventHandler(associationProperty = "messageId")
    void on(MessageQueued queued) {
        messageId = queued.messageId();
        test = queued.test();
        queuedAt = queued.queuedAt();
        pending.addAll(queued.recipients());
        attempt();
    }

    @SagaEventHandler(associationProperty = "messageId")
    void on(RecipientDeferred deferred) {
        if (waiting || deferred.attempt() < attempt) {
            return; // another recipient of this attempt has set the deadline already
        }
        var wait = retries.waitAfter(attempt);
        if (deferred.at().plus(wait).isAfter(queuedAt.plus(retries.giveUpAfter()))) {
            giveUp(List.of(deferred.recipient()), deferred.at()); // others of this attempt may be under way
            return;
        }
        waiting = true;
        wakeAfter(wait);
    }

    @SagaEventHandler(associationProperty = "messageId")
    void on(RecipientDelivered delivered) {
        settled(delivered.recipient());
    }

    @SagaEventHandler(associationProperty = "messageId")
    void on(RecipientBounced bounced) {
        settled(bounced.recipient());
    }

    @SagaEventHandler(associationProperty = "messageId")
    void on(RecipientRejected rejected) {
        settled(rejected.recipient());
    }

    @SagaEventHandler(associationProperty = "messageId")
    void on(RecipientComplained complained) {
        settled(complained.recipient());
    }

    /// @param due which may be a while ago: what became due while the platform was down is tried once more
    @DeadlineHandler(deadlineName = ATTEMPT_DUE)
    void attemptIsDue(@Timestamp Instant due) {
        deadlineId = null;
        if (due.isAfter(queuedAt.plus(retries.silentGiveUpAfter()))) {
            giveUp(List.copyOf(pending), due);
            wakeAfter(retries.watchdog());
        } else {
            attempt();
        }
    }

    private void giveUp(List<String> recipients, Instant at) {
        var reason = "Not delivered within %s.".formatted(readable(retries.giveUpAfter()));
        afterCommit(new GiveUpDelivery(messageId, recipients, reason, at));
    }

    private void attempt() {
        if (waiting || attempt == 0) {
            attempt++;
        }
        waiting = false;
        afterCommit(
                test ? new SimulateDelivery(messageId, attempt, queuedAt) : new AttemptDelivery(messageId, attempt));
        wakeAfter(retries.watchdog());
    }

    private void settled(String recipient) {
        pending.remove(recipient);
        if (pending.isEmpty()) {
            cancelDeadline();
            SagaLifecycle.end();
        }
    }

    private void wakeAfter(Duration wait) {
        cancelDeadline();
        deadlineId = deadlines.schedule(wait, ATTEMPT_DUE);
    }

    private void cancelDeadline() {
        if (deadlineId != null) {
            deadlines.cancelSchedule(ATTEMPT_DUE, deadlineId);
            deadlineId = null;
        }
    }

    /// The edge may answer before this unit of work ends, so it hears of the attempt only once the saga is stored. On
    /// another thread, since a unit of work that has committed takes no events of those that are nested in it.
    private void afterCommit(Object command) {
        CurrentUnitOfWork.get().afterCommit(unitOfWork -> commandPool.execute(() -> commands.send(command)));
    }

    private static String readable(Duration duration) {
        return duration.toDays() > 0 ? duration.toDays() + " days" : duration.toString();
    }
}
