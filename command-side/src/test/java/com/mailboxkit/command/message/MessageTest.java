package com.mailboxkit.command.message;

import static com.mailboxkit.command.message.MessageFixtures.ACCEPTED;
import static com.mailboxkit.command.message.MessageFixtures.BUSY;
import static com.mailboxkit.command.message.MessageFixtures.INBOX;
import static com.mailboxkit.command.message.MessageFixtures.MESSAGE;
import static com.mailboxkit.command.message.MessageFixtures.NOW;
import static com.mailboxkit.command.message.MessageFixtures.ORGANIZATION;
import static com.mailboxkit.command.message.MessageFixtures.UNKNOWN;
import static com.mailboxkit.command.message.MessageFixtures.bounced;
import static com.mailboxkit.command.message.MessageFixtures.deferred;
import static com.mailboxkit.command.message.MessageFixtures.delivered;
import static com.mailboxkit.command.message.MessageFixtures.queued;
import static com.mailboxkit.command.message.MessageFixtures.testQueued;
import static org.axonframework.test.matchers.Matchers.andNoMore;
import static org.axonframework.test.matchers.Matchers.exactSequenceOf;
import static org.axonframework.test.matchers.Matchers.payloadsMatching;
import static org.hamcrest.Matchers.instanceOf;

import com.mailboxkit.kernel.message.BounceKind;
import com.mailboxkit.kernel.message.DeliveryResult.Bounced;
import com.mailboxkit.kernel.message.DeliveryResult.Deferred;
import com.mailboxkit.kernel.message.DeliveryResult.Delivered;
import com.mailboxkit.kernel.message.Feedback.Complained;
import com.mailboxkit.kernel.message.Feedback.Delayed;
import com.mailboxkit.kernel.message.Feedback.Failed;
import com.mailboxkit.kernel.message.MessageCommand.GiveUpDelivery;
import com.mailboxkit.kernel.message.MessageCommand.RecordDeliveryResults;
import com.mailboxkit.kernel.message.MessageCommand.RecordFeedback;
import com.mailboxkit.kernel.message.MessageCommand.SimulateDelivery;
import com.mailboxkit.kernel.message.MessageEvent.RecipientBounced;
import com.mailboxkit.kernel.message.MessageEvent.RecipientComplained;
import com.mailboxkit.kernel.message.MessageEvent.RecipientDelayed;
import com.mailboxkit.kernel.message.MessageEvent.RecipientDelivered;
import com.mailboxkit.kernel.message.MessageEvent.RecipientRejected;
import com.mailboxkit.kernel.message.MessageStatus;
import com.mailboxkit.kernel.message.RemoteReply;
import java.time.Duration;
import java.util.List;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.junit.jupiter.api.Test;

class MessageTest {

    private final AggregateTestFixture<Message> message = new AggregateTestFixture<>(Message.class);

    @Test
    void isSentWhileSomeRecipientsWaitAndDeliveredWhenNoneDoes() {
        message.given(queued("ann@example.com", "bob@example.com"))
                .when(new RecordDeliveryResults(
                        MESSAGE,
                        1,
                        List.of(new Delivered("ann@example.com", ACCEPTED), new Delivered("bob@example.com", ACCEPTED)),
                        NOW))
                .expectEvents(delivered("ann@example.com", MessageStatus.SENT), delivered("bob@example.com"));
    }

    @Test
    void givesTestRecipientsTheOutcomeTheyAskFor() {
        message.given(queued("ann@example.com", "bounced@test.mailboxkit.dev", "rejected@test.mailboxkit.dev"))
                .when(new SimulateDelivery(MESSAGE, 1, NOW))
                .expectEventsMatching(payloadsMatching(exactSequenceOf(
                        instanceOf(RecipientDelivered.class),
                        instanceOf(RecipientBounced.class),
                        instanceOf(RecipientRejected.class),
                        andNoMore())));
    }

    @Test
    void isBouncedWhenOneRecipientIs() {
        message.given(queued("ann@example.com", "bob@example.com"), delivered("ann@example.com", MessageStatus.SENT))
                .when(new RecordDeliveryResults(MESSAGE, 1, List.of(new Bounced("bob@example.com", UNKNOWN)), NOW))
                .expectEvents(bounced("bob@example.com"));
    }

    @Test
    void keepsWaitingForADeferredRecipient() {
        message.given(queued("ann@example.com"))
                .when(new RecordDeliveryResults(MESSAGE, 3, List.of(new Deferred("ann@example.com", BUSY)), NOW))
                .expectEvents(deferred("ann@example.com", 3, Duration.ZERO));
    }

    @Test
    void ignoresResultsForSettledRecipients() {
        message.given(queued("ann@example.com"), delivered("ann@example.com"))
                .when(new RecordDeliveryResults(MESSAGE, 1, List.of(new Bounced("ann@example.com", UNKNOWN)), NOW))
                .expectNoEvents();
    }

    @Test
    void bouncesWithTheLastAnswerWhenGivenUp() {
        message.given(queued("ann@example.com"), deferred("ann@example.com", 1, Duration.ZERO))
                .when(new GiveUpDelivery(MESSAGE, List.of("ann@example.com"), "Too late.", NOW))
                .expectEvents(new RecipientBounced(
                        MESSAGE,
                        ORGANIZATION,
                        INBOX,
                        "ann@example.com",
                        new RemoteReply("mx.example.com", 451, "4.3.0", "Too late. Last answer: 4.3.0 Try later"),
                        MessageStatus.BOUNCED,
                        BounceKind.SOFT,
                        false,
                        NOW));
    }

    @Test
    void givesUpNobodyElse() {
        message.given(
                        queued("ann@example.com", "bob@example.com", "cleo@example.com"),
                        delivered("ann@example.com", MessageStatus.SENT))
                .when(new GiveUpDelivery(MESSAGE, List.of("ann@example.com"), "Too late.", NOW))
                .expectNoEvents();
        message.given(queued("ann@example.com", "bob@example.com"))
                .when(new GiveUpDelivery(MESSAGE, List.of("bob@example.com"), "Too late.", NOW))
                .expectEventsMatching(
                        payloadsMatching(exactSequenceOf(instanceOf(RecipientBounced.class), andNoMore())));
    }

    @Test
    void bouncesAfterItWasDelivered() {
        message.given(queued("ann@example.com"), delivered("ann@example.com"))
                .when(new RecordFeedback(
                        MESSAGE, List.of(new Failed("ann@example.com", UNKNOWN, BounceKind.HARD)), true, NOW))
                .expectEvents(bounced("ann@example.com"));
    }

    @Test
    void suppressesNobodyWithoutProofOrForASoftBounceOrATest() {
        var failed = new Failed("ann@example.com", UNKNOWN, BounceKind.HARD);
        message.given(queued("ann@example.com"), delivered("ann@example.com"))
                .when(new RecordFeedback(MESSAGE, List.of(failed), false, NOW))
                .expectEvents(bounced("ann@example.com", BounceKind.HARD, false));
        message.given(queued("ann@example.com"), delivered("ann@example.com"))
                .when(new RecordFeedback(
                        MESSAGE, List.of(new Failed("ann@example.com", UNKNOWN, BounceKind.SOFT)), true, NOW))
                .expectEvents(bounced("ann@example.com", BounceKind.SOFT, false));
        message.given(testQueued("ann@example.com"))
                .when(new RecordFeedback(MESSAGE, List.of(failed), true, NOW))
                .expectEvents(bounced("ann@example.com", BounceKind.HARD, false));
    }

    @Test
    void goesOnForWhoIsStillToGetItWhateverIsSaidWithoutProof() {
        message.given(queued("ann@example.com"), deferred("ann@example.com", 1, Duration.ZERO))
                .when(new RecordFeedback(
                        MESSAGE,
                        List.of(
                                new Failed("ann@example.com", UNKNOWN, BounceKind.HARD),
                                new Complained("ann@example.com", BUSY),
                                new Delayed("ann@example.com", BUSY)),
                        false,
                        NOW))
                .expectNoEvents();
    }

    @Test
    void bouncesForWhomItMayHaveBeenTakenWhereThatIsProven() {
        message.given(queued("ann@example.com"), deferred("ann@example.com", 1, Duration.ZERO))
                .when(new RecordFeedback(
                        MESSAGE, List.of(new Failed("ann@example.com", UNKNOWN, BounceKind.HARD)), true, NOW))
                .expectEvents(bounced("ann@example.com"));
    }

    @Test
    void notesADelayWithoutAnEnd() {
        message.given(queued("ann@example.com"), delivered("ann@example.com"))
                .when(new RecordFeedback(MESSAGE, List.of(new Delayed("ann@example.com", BUSY)), true, NOW))
                .expectEvents(new RecipientDelayed(MESSAGE, ORGANIZATION, INBOX, "ann@example.com", BUSY, NOW));
    }

    @Test
    void ignoresReportsOnWhoHasBouncedOrIsNoRecipient() {
        message.given(queued("ann@example.com"), bounced("ann@example.com"))
                .when(new RecordFeedback(
                        MESSAGE,
                        List.of(
                                new Failed("ann@example.com", UNKNOWN, BounceKind.HARD),
                                new Complained("bob@example.com", UNKNOWN)),
                        true,
                        NOW))
                .expectNoEvents();
    }

    @Test
    void keepsWhereItStandsWhenSomebodyComplains() {
        message.given(queued("ann@example.com"), delivered("ann@example.com"))
                .when(new RecordFeedback(MESSAGE, List.of(new Complained("ann@example.com", BUSY)), true, NOW))
                .expectEvents(new RecipientComplained(
                        MESSAGE, ORGANIZATION, INBOX, "ann@example.com", BUSY, MessageStatus.DELIVERED, true, NOW));
    }
}
