package com.mailboxkit.command.webhook;

import static com.mailboxkit.command.webhook.WebhookWorld.NOW;
import static com.mailboxkit.command.webhook.WebhookWorld.OWNER;
import static com.mailboxkit.command.webhook.WebhookWorld.SCHEDULE;
import static com.mailboxkit.command.webhook.WebhookWorld.WEBHOOK;

import com.mailboxkit.kernel.event.EventRef;
import com.mailboxkit.kernel.event.EventType;
import com.mailboxkit.kernel.event.PublicEventId;
import com.mailboxkit.kernel.webhook.AttemptFailure;
import com.mailboxkit.kernel.webhook.AttemptResult;
import com.mailboxkit.kernel.webhook.WebhookAttemptId;
import com.mailboxkit.kernel.webhook.WebhookDeliveryCommand.CallWebhook;
import com.mailboxkit.kernel.webhook.WebhookDeliveryEvent.Line;
import com.mailboxkit.kernel.webhook.WebhookDeliveryEvent.WebhookAttempted;
import com.mailboxkit.kernel.webhook.WebhookDeliveryEvent.WebhookDeliveryBegun;
import com.mailboxkit.kernel.webhook.WebhookDeliveryId;
import com.mailboxkit.kernel.webhook.WebhookEvent.WebhookDeleted;
import com.mailboxkit.kernel.webhook.WebhookEvent.WebhookTurnPassed;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Executor;
import org.axonframework.test.saga.SagaTestFixture;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class WebhookDeliverySagaTest {

    private static final EventRef EVENT = new EventRef(PublicEventId.of("stored", NOW), EventType.MESSAGE_SENT, NOW);
    private static final WebhookDeliveryId DELIVERY = WebhookDeliveryId.of(WEBHOOK, EVENT);

    private SagaTestFixture<WebhookDeliverySaga> saga;

    @BeforeEach
    void prepare() {
        saga = new SagaTestFixture<>(WebhookDeliverySaga.class);
        saga.registerResource((Executor) Runnable::run);
        saga.registerResource(SCHEDULE);
    }

    @Test
    void callsAtOnceAndWatchesOverIt() throws Exception {
        saga.givenNoPriorActivity()
                .whenPublishingA(begun(null))
                .expectDispatchedCommands(call(1))
                .expectScheduledDeadlineWithName(SCHEDULE.watchdog(), WebhookDeliverySaga.DUE);
    }

    @Test
    void asksForTheSameAttemptWhereNothingIsHeardOfIt() throws Exception {
        saga.givenAPublished(begun(null)).whenTimeElapses(SCHEDULE.watchdog()).expectDispatchedCommands(call(1));
    }

    @Test
    void callsAgainWhenItIsTime() throws Exception {
        saga.givenAPublished(begun(null))
                .andThenAPublished(attempted(1, saga.currentTime().plusSeconds(5)))
                .whenTimeElapses(Duration.ofSeconds(5))
                .expectDispatchedCommands(call(2));
    }

    @Test
    void endsWhenThereIsNoNextAttempt() throws Exception {
        saga.givenAPublished(begun(null))
                .whenPublishingA(attempted(1, null))
                .expectActiveSagas(0)
                .expectNoScheduledDeadlines();
    }

    @Test
    void endsWithItsWebhook() throws Exception {
        saga.givenAPublished(begun(null))
                .whenPublishingA(new WebhookDeleted(WEBHOOK, OWNER, NOW))
                .expectActiveSagas(0)
                .expectNoScheduledDeadlines();
    }

    @Test
    void standsInLineUntilItsTurn() throws Exception {
        saga.givenAPublished(begun(new Line(2, true)))
                .whenPublishingA(new WebhookTurnPassed(WEBHOOK, OWNER, 2))
                .expectDispatchedCommands(call(1));
    }

    private static WebhookDeliveryBegun begun(@Nullable Line line) {
        return new WebhookDeliveryBegun(DELIVERY, WEBHOOK, OWNER, EVENT, false, line, NOW);
    }

    private static WebhookAttempted attempted(int attempt, @Nullable Instant next) {
        var result = new AttemptResult(AttemptFailure.STATUS, 500, 7, "", "Answered 500");
        return new WebhookAttempted(DELIVERY, WEBHOOK, OWNER, WebhookAttemptId.at(NOW), attempt, result, next, NOW);
    }

    private static CallWebhook call(int attempt) {
        return new CallWebhook(DELIVERY, WEBHOOK, OWNER, attempt);
    }
}
