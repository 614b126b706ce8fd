package com.mailboxkit.command.message;

import static com.mailboxkit.command.message.DeliverySaga.ATTEMPT_DUE;
import static com.mailboxkit.command.message.MessageFixtures.MESSAGE;
import static com.mailboxkit.command.message.MessageFixtures.NOW;
import static com.mailboxkit.command.message.MessageFixtures.bounced;
import static com.mailboxkit.command.message.MessageFixtures.deferred;
import static com.mailboxkit.command.message.MessageFixtures.delivered;
import static com.mailboxkit.command.message.MessageFixtures.queued;
import static com.mailboxkit.command.message.MessageFixtures.testQueued;

import com.mailboxkit.kernel.message.MessageCommand.AttemptDelivery;
import com.mailboxkit.kernel.message.MessageCommand.GiveUpDelivery;
import com.mailboxkit.kernel.message.MessageCommand.SimulateDelivery;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executor;
import org.axonframework.test.saga.SagaTestFixture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class DeliverySagaTest {

    private static final Duration FIRST = Duration.ofMinutes(1);
    private static final Duration LONGEST = Duration.ofMinutes(4);
    private static final Duration GIVE_UP = Duration.ofMinutes(30);
    private static final Duration WATCHDOG = Duration.ofMinutes(2);

    private SagaTestFixture<DeliverySaga> saga;

    @BeforeEach
    void prepare() {
        saga = new SagaTestFixture<>(DeliverySaga.class);
        saga.registerResource((Executor) Runnable::run);
        saga.registerResource(new DeliveryRetryProperties(FIRST, LONGEST, GIVE_UP, WATCHDOG));
    }

    @Test
    void asksForAnAttemptAtOnceAndWatchesOverIt() throws Exception {
        saga.givenNoPriorActivity()
                .whenPublishingA(queued("ann@example.com"))
                .expectActiveSagas(1)
                .expectDispatchedCommands(new AttemptDelivery(MESSAGE, 1))
                .expectScheduledDeadlineWithName(WATCHDOG, ATTEMPT_DUE);
    }

    @Test
    void asksNoServerAboutATest() throws Exception {
        saga.givenNoPriorActivity()
                .whenPublishingA(testQueued("ann@example.com"))
                .expectDispatchedCommands(new SimulateDelivery(MESSAGE, 1, NOW))
                .expectScheduledDeadlineWithName(WATCHDOG, ATTEMPT_DUE);
    }

    @Test
    void triesAgainAfterADeferral() throws Exception {
        saga.givenCurrentTime(NOW)
                .andThenAPublished(queued("ann@example.com"))
                .andThenAPublished(deferred("ann@example.com", 1, Duration.ofSeconds(5)))
                .whenTimeElapses(FIRST)
                .expectTriggeredDeadlinesWithName(ATTEMPT_DUE)
                .expectDispatchedCommands(new AttemptDelivery(MESSAGE, 2));
    }

    @Test
    void waitsLongerAfterEachDeferral() throws Exception {
        saga.givenAPublished(queued("ann@example.com"))
                .andThenAPublished(deferred("ann@example.com", 1, Duration.ofSeconds(5)))
                .andThenTimeElapses(FIRST)
                .whenPublishingA(deferred("ann@example.com", 2, Duration.ofSeconds(70)))
                .expectScheduledDeadlineWithName(FIRST.multipliedBy(2), ATTEMPT_DUE);
    }

    @Test
    void asksForTheSameAttemptWhenNothingIsHeardOfIt() throws Exception {
        saga.givenCurrentTime(NOW)
                .andThenAPublished(queued("ann@example.com"))
                .whenTimeElapses(WATCHDOG)
                .expectDispatchedCommands(new AttemptDelivery(MESSAGE, 1));
    }

    @Test
    void givesUpInTheEnd() throws Exception {
        var late = deferred("ann@example.com", 1, GIVE_UP);
        saga.givenAPublished(queued("ann@example.com"))
                .whenPublishingA(late)
                .expectDispatchedCommands(new GiveUpDelivery(
                        MESSAGE, List.of("ann@example.com"), "Not delivered within PT30M.", late.at()));
    }

    @Test
    void givesUpOnlyWhoWasDeferred() throws Exception {
        var late = deferred("ann@example.com", 1, GIVE_UP);
        saga.givenAPublished(queued("ann@example.com", "bob@example.com", "cleo@example.com"))
                .andThenAPublished(deferred("cleo@example.com", 1, GIVE_UP))
                .whenPublishingA(late)
                .expectDispatchedCommands(new GiveUpDelivery(
                        MESSAGE, List.of("ann@example.com"), "Not delivered within PT30M.", late.at()));
    }

    @Test
    void asksAgainWhileAnAttemptMayStillRunThoughTimeIsUp() throws Exception {
        saga.givenCurrentTime(NOW)
                .andThenAPublished(queued("ann@example.com"))
                .andThenTimeElapses(GIVE_UP.minus(WATCHDOG))
                .whenTimeElapses(WATCHDOG)
                .expectDispatchedCommands(new AttemptDelivery(MESSAGE, 1));
    }

    @Test
    void givesUpInTheEndWhatNothingWasHeardOf() throws Exception {
        var end = GIVE_UP.plus(LONGEST).plus(WATCHDOG);
        saga.givenCurrentTime(NOW)
                .andThenAPublished(queued("ann@example.com"))
                .andThenTimeElapses(end.minus(WATCHDOG))
                .whenTimeElapses(WATCHDOG)
                .expectDispatchedCommands(new GiveUpDelivery(
                        MESSAGE, List.of("ann@example.com"), "Not delivered within PT30M.", NOW.plus(end)))
                .expectScheduledDeadlineWithName(WATCHDOG, ATTEMPT_DUE);
    }

    @Test
    void endsWhenEveryRecipientIsSettled() throws Exception {
        saga.givenAPublished(queued("ann@example.com", "bob@example.com"))
                .andThenAPublished(delivered("ann@example.com"))
                .whenPublishingA(bounced("bob@example.com"))
                .expectActiveSagas(0)
                .expectNoScheduledDeadlines();
    }

    @Test
    void goesOnWhileOneRecipientWaits() throws Exception {
        saga.givenAPublished(queued("ann@example.com", "bob@example.com"))
                .whenPublishingA(delivered("ann@example.com"))
                .expectActiveSagas(1);
    }
}
