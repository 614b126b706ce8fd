package com.mailboxkit.command.webhook;

import com.mailboxkit.kernel.webhook.WebhookEvent.WebhookDeleted;
import com.mailboxkit.kernel.webhook.WebhookEvent.WebhookDisabled;
import com.mailboxkit.kernel.webhook.WebhookEvent.WebhookReplayAdvanced;
import com.mailboxkit.kernel.webhook.WebhookEvent.WebhookReplayRequested;
import com.mailboxkit.kernel.webhook.WebhookId;
import com.mailboxkit.kernel.webhook.WebhookReplayId;
import org.axonframework.deadline.DeadlineManager;
import org.axonframework.deadline.annotation.DeadlineHandler;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.axonframework.modelling.saga.SagaEventHandler;
import org.axonframework.modelling.saga.SagaLifecycle;
import org.axonframework.modelling.saga.StartSaga;
import org.axonframework.spring.stereotype.Saga;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Autowired;

/// Sees a replay through, page by page. A page that did not come, because the webhook still has enough to do or
/// because a process died, is asked for again.
@Saga
public class WebhookReplaySaga {

    static final String DUE = "webhook-replay-due";

    private static final String WEBHOOK = "webhookId";

    @Autowired
    private transient WebhookReplays replays;

    @Autowired
    private transient DeadlineManager deadlines;

    @Autowired
    private transient WebhookReplayProperties limits;

    private WebhookReplayId replayId;
    private WebhookId webhookId;
    private @Nullable String deadlineId;

    @SuppressWarnings("NullAway.Init") // Axon makes it, then restores its fields
    public WebhookReplaySaga() {}

    @StartSaga
    @SagaEventHandler(associationProperty = "replayId")
    void on(WebhookReplayRequested requested) {
        replayId = requested.replayId();
        webhookId = requested.webhookId();
        SagaLifecycle.associateWith(WEBHOOK, webhookId.value());
        nextPage();
    }

    @SagaEventHandler(associationProperty = "replayId")
    void on(WebhookReplayAdvanced advanced) {
        if (advanced.cursor() == null) {
            end();
        } else {
            nextPage();
        }
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
    void pageIsDue() {
        deadlineId = null;
        nextPage();
    }

    private void nextPage() {
        CurrentUnitOfWork.get().afterCommit(stored -> replays.goOn(webhookId, replayId));
        cancelDeadline();
        deadlineId = deadlines.schedule(limits.askAgainAfter(), DUE);
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
