package com.mailboxkit.command.message;

import static com.mailboxkit.command.message.MessageFixtures.NOW;
import static com.mailboxkit.command.message.MessageFixtures.ORGANIZATION;
import static com.mailboxkit.command.message.SendingFixtures.outside;
import static com.mailboxkit.command.message.SendingFixtures.send;
import static com.mailboxkit.command.message.SendingFixtures.to;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mailboxkit.kernel.inbox.InboxId;
import com.mailboxkit.kernel.message.CheckSend;
import com.mailboxkit.kernel.message.MessageCommand.SendMessage;
import com.mailboxkit.kernel.message.MessageId;
import com.mailboxkit.kernel.message.SendMessages;
import com.mailboxkit.kernel.message.SendOutcomes;
import com.mailboxkit.kernel.message.SendOutcomes.Outcome;
import com.mailboxkit.kernel.message.SendOutcomes.Queued;
import com.mailboxkit.kernel.message.SendOutcomes.Refused;
import com.mailboxkit.kernel.message.SendOutcomes.Unpaid;
import com.mailboxkit.kernel.organization.OrganizationId;
import com.mailboxkit.kernel.problem.ProblemCode;
import com.mailboxkit.kernel.sending.DeliveryFailure;
import com.mailboxkit.kernel.sending.SendingCommand.ConfirmOwner;
import com.mailboxkit.kernel.sending.SendingCommand.CountFailure;
import com.mailboxkit.kernel.sending.SendingCommand.LimitSending;
import com.mailboxkit.kernel.sending.SendingCommand.ResumeOrganization;
import com.mailboxkit.kernel.sending.SendingCommand.SuspendOrganization;
import com.mailboxkit.kernel.sending.SendingEvent.RecipientsCounted;
import com.mailboxkit.kernel.sending.SendingEvent.SendingLimitReached;
import com.mailboxkit.kernel.suppression.SuppressionCommand.SuppressAddress;
import com.mailboxkit.kernel.suppression.SuppressionId;
import com.mailboxkit.kernel.suppression.SuppressionReason;
import com.mailboxkit.kernel.wallet.LedgerEntry;
import com.mailboxkit.kernel.wallet.WalletEvent.WalletCharged;
import com.mailboxkit.kernel.wallet.WalletEvent.WalletCredited;
import com.mailboxkit.kernel.wallet.WalletId;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.stream.Stream;
import org.axonframework.modelling.command.AggregateNotFoundException;
import org.axonframework.modelling.command.AggregateStreamCreationException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SendHandlerTest {

    private final SendingFixtures platform = new SendingFixtures();

    @AfterEach
    void stop() {
        platform.close();
    }

    @Test
    void chargesAndQueuesTogether() {
        platform.prepare(10);
        var send = send(3);

        assertThat(handle(send)).containsExactly(new Queued());

        assertThat(platform.queuedMessages()).containsExactly(send.messageId());
        assertThat(platform.paidMessages(ORGANIZATION)).containsExactly(send.messageId());
    }

    @Test
    void queuesATestThoughTheWalletIsEmpty() {
        platform.prepare(0);
        var test = send(0);

        assertThat(handle(test)).containsExactly(new Queued());

        assertThat(platform.queuedMessages()).containsExactly(test.messageId());
        assertThat(platform.paidMessages(ORGANIZATION)).isEmpty();
    }

    @Test
    void acceptsExactlyWhatTheWalletPaysInTheirOrder() {
        platform.prepare(10);
        var sends = Stream.generate(() -> send(2)).limit(8).toList();

        assertThat(handle(sends.toArray(SendMessage[]::new)))
                .containsExactly(
                        new Queued(),
                        new Queued(),
                        new Queued(),
                        new Queued(),
                        new Queued(),
                        new Unpaid(0, 2),
                        new Unpaid(0, 2),
                        new Unpaid(0, 2));

        var paid = sends.stream().limit(5).map(SendMessage::messageId).toList();
        assertThat(platform.queuedMessages()).isEqualTo(paid);
        assertThat(platform.paidMessages(ORGANIZATION)).isEqualTo(paid);
    }

    @Test
    void takesACheaperSendBehindOneThatIsTooDear() {
        platform.prepare(5);

        assertThat(handle(send(4), send(2), send(1))).containsExactly(new Queued(), new Unpaid(1, 2), new Queued());
    }

    @Test
    void refusesOnlyTheSendOfAnInboxThatIsNotTheirs() {
        platform.prepare(10);
        var foreign = InboxId.at(NOW);
        platform.prepare(OrganizationId.at(NOW), foreign, 10);

        var outcomes = handle(send(2), send(MessageId.at(NOW), foreign, 2), send(2));

        assertThat(outcomes.get(0)).isEqualTo(new Queued());
        assertThat(outcomes.get(1))
                .isInstanceOfSatisfying(
                        Refused.class, refused -> assertThat(refused.code()).isEqualTo(ProblemCode.ACCESS_DENIED));
        assertThat(outcomes.get(2)).isEqualTo(new Queued());
        assertThat(platform.paidMessages(ORGANIZATION)).hasSize(2);
    }

    @Test
    void refusesOnlyTheSendOfAnInboxThatNeverWas() {
        platform.prepare(10);

        var outcomes = handle(send(MessageId.at(NOW), InboxId.at(NOW), 2), send(2));

        assertThat(outcomes.get(0))
                .isInstanceOfSatisfying(
                        Refused.class, refused -> assertThat(refused.code()).isEqualTo(ProblemCode.NOT_FOUND));
        assertThat(outcomes.get(1)).isEqualTo(new Queued());
    }

    @Test
    void chargesNothingForAMessageThatCameBefore() {
        platform.prepare(10);
        var send = send(2);
        handle(send);

        assertThatThrownBy(() -> handle(send)).isInstanceOf(AggregateStreamCreationException.class);

        assertThat(platform.paidMessages(ORGANIZATION)).containsExactly(send.messageId());
        assertThat(platform.queuedMessages()).containsExactly(send.messageId());
        assertThat(handle(send(8))).containsExactly(new Queued());
    }

    @Test
    void tellsBeforehandWhatBecomesOfASend() {
        platform.prepare(3);

        assertThat(check(send(2))).isEqualTo(new Queued());
        assertThat(check(send(4))).isEqualTo(new Unpaid(3, 4));
        assertThat(check(send(MessageId.at(NOW), InboxId.at(NOW), 2))).isInstanceOf(Refused.class);

        assertThat(platform.queuedMessages()).isEmpty();
        assertThat(platform.paidMessages(ORGANIZATION)).isEmpty();
    }

    @Test
    void countsWhatWasStoredBeforeWhateverTheWalletHoldsNow() {
        platform.prepare(2);
        var send = send(2);
        handle(send);

        Outcome outcome = platform.commands().sendAndWait(new CheckSend(send, true));

        assertThat(outcome).isEqualTo(new Queued());
    }

    @Test
    void storesNothingOfAGroupThatFails() {
        platform.prepare(10);
        var twice = send(2);

        assertThatThrownBy(() -> handle(send(2), twice, twice)).isInstanceOf(IllegalArgumentException.class);

        assertThat(platform.queuedMessages()).isEmpty();
        assertThat(platform.paidMessages(ORGANIZATION)).isEmpty();
        assertThat(handle(send(10))).containsExactly(new Queued());
    }

    @Test
    void failsForAnOrganizationWithoutAWallet() {
        assertThatThrownBy(() -> handle(send(2))).isInstanceOf(AggregateNotFoundException.class);
    }

    @Test
    void letsOutNoMoreThanTheLimitAndCountsItOnceForAGroup() {
        platform.prepare(1_000);

        var outcomes = handle(outside(8), outside(8), outside(8), outside(4), outside(1));

        assertThat(outcomes.subList(0, 2)).containsOnly(new Queued());
        assertThat(outcomes.get(2)).isInstanceOfSatisfying(Refused.class, refused -> {
            assertThat(refused.code()).isEqualTo(ProblemCode.SENDING_LIMIT_REACHED);
            assertThat(refused.message()).contains("20 recipients", "link that we mailed");
        });
        assertThat(outcomes.get(3)).isEqualTo(new Queued());
        assertThat(code(outcomes.get(4))).isEqualTo(ProblemCode.SENDING_LIMIT_REACHED);
        assertThat(platform.account(ORGANIZATION).stream().skip(1))
                .satisfiesExactly(
                        event -> assertThat(event).isInstanceOf(SendingLimitReached.class),
                        event -> assertThat(((RecipientsCounted) event).recipients())
                                .isEqualTo(20));
        assertThat(platform.paidMessages(ORGANIZATION)).hasSize(3);
        assertThat(code(handle(outside(1)).getFirst())).isEqualTo(ProblemCode.SENDING_LIMIT_REACHED);
    }

    @Test
    void countsNoRecipientsHere() {
        platform.prepare(1_000);
        handle(outside(20));

        assertThat(handle(to("ann@agent.localhost"))).containsExactly(new Queued());
        assertThat(code(handle(to("ann@agent.localhost", "ann@example.com")).getFirst()))
                .isEqualTo(ProblemCode.SENDING_LIMIT_REACHED);
    }

    @Test
    void letsOutMoreOnceTheOwnerHasConfirmed() {
        platform.prepare(1_000);
        handle(outside(20));

        platform.commands().sendAndWait(new ConfirmOwner(ORGANIZATION, NOW));

        assertThat(handle(outside(50), outside(50), outside(50), outside(30))).containsOnly(new Queued());
        assertThat(code(handle(outside(1)).getFirst())).isEqualTo(ProblemCode.SENDING_LIMIT_REACHED);
    }

    @Test
    void sendsNothingOfASuspendedOrganizationUntilItIsResumed() {
        platform.prepare(1_000);

        platform.commands().sendAndWait(new SuspendOrganization(ORGANIZATION, "spam", NOW));
        assertThat(code(handle(outside(1)).getFirst())).isEqualTo(ProblemCode.ORGANIZATION_SUSPENDED);
        assertThat(code(handle(to("ann@agent.localhost")).getFirst())).isEqualTo(ProblemCode.ORGANIZATION_SUSPENDED);

        platform.commands().sendAndWait(new ResumeOrganization(ORGANIZATION, NOW));
        assertThat(handle(outside(1))).containsExactly(new Queued());
    }

    @Test
    void goesByTheLimitThatAnOperatorSet() {
        platform.prepare(1_000);
        platform.commands().sendAndWait(new LimitSending(ORGANIZATION, 1, NOW));

        assertThat(handle(outside(1))).containsExactly(new Queued());
        assertThat(code(handle(outside(1)).getFirst())).isEqualTo(ProblemCode.SENDING_LIMIT_REACHED);

        platform.commands().sendAndWait(new LimitSending(ORGANIZATION, null, NOW));
        assertThat(handle(outside(19))).containsExactly(new Queued());
    }

    @Test
    void pausesAtTooManyBouncesAndLeavesMailBetweenInboxesAlone() {
        platform.prepare(1_000);
        handle(outside(20));
        for (int i = 0; i < 4; i++) {
            platform.commands().sendAndWait(failure("ann@example.com"));
        }
        platform.commands().sendAndWait(failure("nobody@agent.localhost"));
        platform.commands().sendAndWait(new ConfirmOwner(ORGANIZATION, NOW));
        assertThat(handle(outside(1))).containsExactly(new Queued());

        platform.commands().sendAndWait(failure("ann@example.com"));

        assertThat(code(handle(outside(1)).getFirst())).isEqualTo(ProblemCode.SENDING_PAUSED);
        assertThat(handle(to("ann@agent.localhost"))).containsExactly(new Queued());
        platform.commands().sendAndWait(new ResumeOrganization(ORGANIZATION, NOW));
        assertThat(handle(outside(1))).containsExactly(new Queued());
    }

    @Test
    void chargesByTheRecipientsThatItLeavesFor() {
        platform.prepare(1_000);
        platform.commands()
                .sendAndWait(new SuppressAddress(
                        ORGANIZATION,
                        new SuppressionId("01KHXCQ5GVA8SQN2HJX6B9Z4T0"),
                        "ann-1@example.com",
                        SuppressionReason.COMPLAINT,
                        MessageId.at(NOW),
                        "abuse",
                        NOW));

        handle(outside(3));

        var charged = (WalletCharged) platform.wallet(ORGANIZATION).getLast();
        assertThat(charged.entry().amountMills()).isEqualTo(-4);
        assertThat(((RecipientsCounted) platform.account(ORGANIZATION).getLast()).recipients())
                .isEqualTo(2);
    }

    private static CountFailure failure(String recipient) {
        return new CountFailure(ORGANIZATION, recipient, DeliveryFailure.HARD_BOUNCE, NOW);
    }

    private static ProblemCode code(Outcome outcome) {
        return ((Refused) outcome).code();
    }

    @Test
    void keepsEveryMillAccountedForWhateverIsSent() {
        long seed = System.nanoTime();
        var random = new Random(seed);
        platform.prepare(100);
        for (int round = 0; round < 30; round++) {
            var group = Stream.generate(() -> send(random.nextLong(1, 8)))
                    .limit(random.nextInt(1, 6))
                    .toArray(SendMessage[]::new);
            handle(group);
        }

        var ledger = platform.wallet(ORGANIZATION).stream()
                .map(event -> switch (event) {
                    case WalletCredited credited -> credited.entry();
                    case WalletCharged charged -> charged.entry();
                    default -> null;
                })
                .filter(Objects::nonNull)
                .toList();
        LedgerEntry previous = null;
        for (var entry : ledger) {
            assertThat(entry.follows(previous, WalletId.of(ORGANIZATION)))
                    .as("seed %d, line %d", seed, entry.sequence())
                    .isTrue();
            assertThat(entry.balanceAfterMills()).as("seed %d", seed).isNotNegative();
            previous = entry;
        }
        assertThat(platform.queuedMessages())
                .as("seed %d", seed)
                .isNotEmpty()
                .isEqualTo(platform.paidMessages(ORGANIZATION));
    }

    private Outcome check(SendMessage send) {
        return platform.commands().sendAndWait(new CheckSend(send, false));
    }

    private List<Outcome> handle(SendMessage... sends) {
        SendOutcomes outcomes = platform.commands().sendAndWait(new SendMessages(List.of(sends)));
        return outcomes.outcomes();
    }
}
