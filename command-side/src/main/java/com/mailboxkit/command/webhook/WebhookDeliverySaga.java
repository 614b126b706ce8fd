package com.mailboxkit.command.webhook;

import com.mailboxkit.kernel.organization.OrganizationId;
import com.mailboxkit.kernel.webhook.WebhookDeliveryCommand.CallWebhook;
import com.mailboxkit.kernel.webhook.WebhookDeliveryEvent.Line;
import com.mailboxkit.kernel.webhook.WebhookDeliveryEvent.WebhookAttempted;
import com.mailboxkit.kernel.webhook.WebhookDeliveryEvent.WebhookDeliveryBegun;
import com.mailboxkit.kernel.webhook.WebhookDeliveryEvent.WebhookDeliveryCancelled;
import com.mailboxkit.kernel.webhook.WebhookDeliveryEvent.WebhookDeliveryRestarted;
import com.mailboxkit.kernel.webhook.WebhookDeliveryId;
import com.mailboxkit.kernel.webhook.WebhookEvent.WebhookChanged;
import com.mailboxkit.kernel.webhook.WebhookEvent.WebhookDeleted;
import com.mailboxkit.kernel.webhook.WebhookEvent.WebhookDisabled;
import com.mailboxkit.kernel.webhook.WebhookEvent.WebhookTurnPassed;
import com.mailboxkit.kernel.webhook.WebhookId;
import com.mailboxkit.kernel.webhook.WebhookTurns;
import java.time.Instant;
import java.util.concurrent.Executor;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.deadline.DeadlineManager;
import org.axonframework.deadline.annotation.DeadlineHandler;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.axonframework.modelling.saga.SagaEventHandler;
import org.axonframework.modelling.saga.SagaLifecycle;
import org.axonframework.modelling.saga.StartSaga;
import org.axonframework.spring.stereotype.Saga;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Autowired;

/// Sees the telling of one event to one webhook through. While it lives it either has exactly one durable
/// deadline, the next attempt or the watchdog over the running one, or stands in line behind others of an
/// ordered webhook.
@Saga
public class WebhookDeliverySaga {

    static final String DUE = "webhook-attempt-due";

    private static final String WEBHOOK = "webhookId";
    private static final String TURN = "turnKey";

    @Autowired
    private transient CommandGateway commands;

    @Autowired
    private transient Executor commandPool;

    @Autowired
    private transient DeadlineManager deadlines;

    @Autowired
    private transient WebhookRetryProperties schedule;

    private WebhookDeliveryId deliveryId;
    private WebhookId webhookId;
    private OrganizationId organizationId;
    private int attempt;
    private int asked;
    private boolean inLine;
    private @Nullable String deadlineId;

    @SuppressWarnings("NullAway.Init") // Axon makes it, then restores its fields
    public WebhookDeliverySaga() {}

    @StartSaga
    @SagaEventHandler(associationProperty = "deliveryId")
    void on(WebhookDeliveryBegun begun) {
        deliveryId = begun.deliveryId();
        webhookId = begun.webhookId();
        organizationId = begun.organizationId();
        SagaLifecycle.associateWith(WEBHOOK, webhookId.value());
        begin(0, begun.line());
    }

    @StartSaga
    @SagaEventHandler(associationProperty = "deliveryId")
    void on(WebhookDeliveryRestarted restarted) {
        deliveryId = restarted.deliveryId();
        webhookId = restarted.webhookId();
        organizationId = restarted.organizationId();
        SagaLifecycle.associateWith(WEBHOOK, webhookId.value());
        begin(restarted.attempts(), restarted.line());
    }

    private void begin(int attempts, @Nullable Line line) {
        attempt = attempts;
        inLine = line != null && line.waits();
        if (line != null && inLine) {
            cancelDeadline();
            SagaLifecycle.associateWith(TURN, WebhookTurns.key(webhookId, line.turn()));
        } else {
            attempt();
        }
    }

    @SagaEventHandler(associationProperty = TURN)
    void on(WebhookTurnPassed passed) {
        leaveLine();
    }

    /// A webhook that is not ordered any more has no line.
    @SagaEventHandler(associationProperty = WEBHOOK)
    void on(WebhookChanged changed) {
        if (!changed.settings().ordered()) {
            leaveLine();
        }
    }

    private void leaveLine() {
        if (inLine) {
            inLine = false;
            attempt();
        }
    }

    @SagaEventHandler(associationProperty = "deliveryId")
    void on(WebhookAttempted attempted) {
        if (attempted.nextAttemptAt() == null) {
            end();
        } else if (attempted.attempt() == attempt) {
            asked = 0;
            wakeAt(attempted.nextAttemptAt());
        }
    }

    @SagaEventHandler(associationProperty = "deliveryId")
    void on(WebhookDeliveryCancelled cancelled) {
        end();
    }

    @SagaEventHandler(associationProperty = WEBHOOK)
    void on(WebhookDisabled disabled) {
        end();
    }

    @SagaEventHandler(associationProperty = WEBHOOK)
    void on(WebhookDeleted deleted) {
        end();
    }

    @DeadlineHandler(deadlineName = DUE)
    void attemptIsDue() {
        deadlineId = null;
        if (asked == 0) {
            attempt();
        } else {
            ask();
        }
    }

    private void attempt() {
        attempt++;
        asked = 0;
        ask();
    }

    /// The edge may answer before this unit of work ends, so it hears of the attempt only once the saga is
    /// stored.
    private void ask() {
        asked++;
        var call = new CallWebhook(deliveryId, webhookId, organizationId, attempt);
        CurrentUnitOfWork.get().afterCommit(stored -> commandPool.execute(() -> commands.send(call)));
        cancelDeadline();
        deadlineId = deadlines.schedule(schedule.patience(asked), DUE);
    }

    private void wakeAt(Instant at) {
        cancelDeadline();
        deadlineId = deadlines.schedule(at, DUE);
    }

    private void end() {
        cancelDeadline();
        SagaLifecycle.end();
    }

    private void cancelDeadline() {
        if (deadlineId != null) {
            deadlines.cancelSchedule(DUE, deadlineId);
            deadlineId = null;
        }
    }
}
