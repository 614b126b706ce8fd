package com.mailboxkit.command.message;

import static com.mailboxkit.command.message.MessageFixtures.MESSAGE;
import static com.mailboxkit.command.message.MessageFixtures.NOW;
import static com.mailboxkit.command.message.MessageFixtures.opened;
import static com.mailboxkit.command.message.MessageFixtures.queued;
import static com.mailboxkit.command.message.MessageFixtures.testQueued;
import static com.mailboxkit.command.message.MessageFixtures.trackedQueued;
import static org.axonframework.test.matchers.Matchers.andNoMore;
import static org.axonframework.test.matchers.Matchers.exactSequenceOf;
import static org.axonframework.test.matchers.Matchers.payloadsMatching;
import static org.hamcrest.Matchers.instanceOf;

import com.mailboxkit.kernel.message.MessageCommand.RecordOpen;
import com.mailboxkit.kernel.message.MessageCommand.SimulateDelivery;
import com.mailboxkit.kernel.message.MessageEvent.RecipientDelivered;
import com.mailboxkit.kernel.message.MessageEvent.RecipientOpened;
import com.mailboxkit.kernel.message.RecipientMark;
import java.time.Duration;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class OpensTest {

    private static final String ANN = "ann@example.com";
    private static final Duration MINUTE = Duration.ofMinutes(1);

    private final AggregateTestFixture<Message> message = new AggregateTestFixture<>(Message.class);

    @BeforeEach
    void handle() {
        message.registerAnnotatedCommandHandler(
                new OpenHandler(message.getRepository(), new OpenProperties(3, MINUTE)));
    }

    @Test
    void areTheEventTheFirstTime() {
        message.given(trackedQueued(ANN, "bob@example.com"))
                .when(open(ANN, Duration.ZERO))
                .expectEvents(opened(ANN, 1, Duration.ZERO));
    }

    @Test
    void areCountedAfterwards() {
        message.given(trackedQueued(ANN), opened(ANN, 1, Duration.ZERO))
                .when(open(ANN, MINUTE))
                .expectEvents(opened(ANN, 2, MINUTE));
    }

    @Test
    void areOneWhereTheyComeTogether() {
        message.given(trackedQueued(ANN), opened(ANN, 1, Duration.ZERO))
                .when(open(ANN, MINUTE.minusMillis(1)))
                .expectNoEvents();
    }

    @Test
    void areNotCountedForEver() {
        message.given(trackedQueued(ANN), opened(ANN, 3, Duration.ZERO))
                .when(open(ANN, Duration.ofDays(1)))
                .expectNoEvents();
    }

    @Test
    void areNobodysBusinessWhereTheyAreNotTrackedOrNotOfARecipient() {
        message.given(queued(ANN)).when(open(ANN, Duration.ZERO)).expectNoEvents();
        message.given(trackedQueued(ANN)).when(open("", Duration.ZERO)).expectNoEvents();
    }

    @Test
    void ofAMessageThatWasRefusedAreIgnored() {
        message.givenNoPriorActivity().when(open(ANN, Duration.ZERO)).expectNoEvents();
    }

    @Test
    void comeByThemselvesInTheSandbox() {
        message.given(testQueued("opened@test.mailboxkit.dev", ANN))
                .when(new SimulateDelivery(MESSAGE, 1, NOW))
                .expectEventsMatching(payloadsMatching(exactSequenceOf(
                        instanceOf(RecipientDelivered.class),
                        instanceOf(RecipientDelivered.class),
                        instanceOf(RecipientOpened.class),
                        andNoMore())));
    }

    private static RecordOpen open(String recipient, Duration after) {
        return new RecordOpen(MESSAGE, RecipientMark.of(recipient), NOW.plus(after));
    }
}
