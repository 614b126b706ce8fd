package com.mailboxkit.command.message;

import static com.mailboxkit.command.message.MessageFixtures.INBOX;
import static com.mailboxkit.command.message.MessageFixtures.NOW;
import static com.mailboxkit.command.message.MessageFixtures.ORGANIZATION;
import static com.mailboxkit.command.message.SendingFixtures.send;
import static org.assertj.core.api.Assertions.assertThat;

import com.mailboxkit.command.Overload;
import com.mailboxkit.command.Overload.Work;
import com.mailboxkit.kernel.inbox.InboxId;
import com.mailboxkit.kernel.message.MessageCommand.SendMessage;
import com.mailboxkit.kernel.message.MessageId;
import com.mailboxkit.kernel.message.SendOutcomes.Outcome;
import com.mailboxkit.kernel.message.SendOutcomes.Queued;
import com.mailboxkit.kernel.message.SendOutcomes.Unpaid;
import com.mailboxkit.kernel.organization.OrganizationId;
import com.mailboxkit.kernel.problem.ProblemCode;
import com.mailboxkit.kernel.problem.Refusal;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SendGroupCommitTest {

    private static final SendGroupCommitProperties LIMITS = new SendGroupCommitProperties(2, 4, 3, 1_000, 900);

    private final SendingFixtures platform = new SendingFixtures();

    /// Runs what it is given only when told, so that it is known what waits meanwhile.
    private static final class Workbench implements Executor {

        private final Queue<Runnable> tasks = new ArrayDeque<>();

        @Override
        public void execute(Runnable task) {
            tasks.add(task);
        }

        int waiting() {
            return tasks.size();
        }

        void runAll() {
            for (Runnable task; (task = tasks.poll()) != null; ) {
                task.run();
            }
        }
    }

    private final Workbench workbench = new Workbench();
    private final Overload overload = new Overload();
    private final SendGroupCommit gate = new SendGroupCommit(platform.commands(), workbench, LIMITS, overload);

    @AfterEach
    void stop() {
        platform.close();
    }

    @Test
    void answersOnlyWhenTheSendIsStored() {
        platform.prepare(10);

        var outcome = gate.send(send(2));

        assertThat(outcome).isNotDone();
        workbench.runAll();
        assertThat(outcome).isCompletedWithValue(new Queued());
    }

    @Test
    void groupsWhatWaitsUpToTheLargestGroup() {
        platform.prepare(100);

        var outcomes = sendAll(Stream.generate(() -> send(2)).limit(10).toList());
        assertThat(workbench.waiting()).as("one task for the whole lane").isOne();
        workbench.runAll();

        assertThat(platform.groups()).containsExactly(4, 4, 2);
        assertThat(outcomes).allSatisfy(outcome -> assertThat(outcome).isCompletedWithValue(new Queued()));
    }

    @Test
    void refusesAndCountsWhatWaitsBeyondTheLimits() {
        platform.prepare(100);
        var limits = new SendGroupCommitProperties(2, 4, 3, 5, 3);
        var bounded = new SendGroupCommit(platform.commands(), workbench, limits, overload);
        var other = OrganizationId.at(NOW);
        var another = OrganizationId.at(NOW);

        for (var payer : List.of(ORGANIZATION, other)) {
            for (int i = 0; i < 4; i++) {
                bounded.send(send(payer, MessageId.at(NOW), INBOX, 2));
            }
        }
        assertThat(overload.refused(Work.SENDS))
                .as("the fourth of one, and the third and fourth of the other")
                .isEqualTo(3);
        assertThat(bounded.send(send(another, MessageId.at(NOW), INBOX, 2)))
                .isCompletedExceptionally()
                .failsWithin(Duration.ZERO)
                .withThrowableOfType(ExecutionException.class)
                .havingCause()
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.code()).isEqualTo(ProblemCode.UNAVAILABLE));

        workbench.runAll();

        assertThat(bounded.send(send(2))).as("there is room again").isNotDone();
    }

    @Test
    void keepsTheOrderOfSendsOverGroups() {
        platform.prepare(100);
        var sends = Stream.generate(() -> send(2)).limit(10).toList();

        sendAll(sends);
        workbench.runAll();

        assertThat(platform.paidMessages(ORGANIZATION))
                .isEqualTo(sends.stream().map(SendMessage::messageId).toList());
    }

    @Test
    void acceptsExactlyWhatTheWalletPays() {
        platform.prepare(10);

        var outcomes = sendAll(Stream.generate(() -> send(2)).limit(9).toList());
        workbench.runAll();

        assertThat(outcomes.subList(0, 5))
                .allSatisfy(outcome -> assertThat(outcome).isCompletedWithValue(new Queued()));
        assertThat(outcomes.subList(5, 9))
                .allSatisfy(outcome -> assertThat(outcome).isCompletedWithValue(new Unpaid(0, 2)));
    }

    @Test
    void letsNoFailingSendTakeTheOthersDown() {
        platform.prepare(100);

        var before = gate.send(send(2));
        var failing = gate.send(send(OrganizationId.at(NOW), MessageId.at(NOW), INBOX, 2)); // it has no wallet
        var after = gate.send(send(2));
        workbench.runAll();

        assertThat(before).isCompletedWithValue(new Queued());
        assertThat(failing).isCompletedExceptionally();
        assertThat(after).isCompletedWithValue(new Queued());
        assertThat(platform.paidMessages(ORGANIZATION)).hasSize(2);
    }

    @Test
    void chargesOnceForASendThatComesAgain() {
        platform.prepare(100);
        var first = send(2);
        gate.send(first);
        workbench.runAll();

        var others = sendAll(List.of(send(2), first, send(2), first));
        workbench.runAll();

        assertThat(others).allSatisfy(outcome -> assertThat(outcome).isCompletedWithValue(new Queued()));
        assertThat(platform.paidMessages(ORGANIZATION)).hasSize(3).containsOnlyOnce(first.messageId());
        assertThat(platform.queuedMessages()).hasSize(3);
    }

    @Test
    void findsWhatIsStoredThoughTheWalletIsEmptyMeanwhile() {
        platform.prepare(2);
        var stored = send(2);
        gate.send(stored);
        workbench.runAll();

        var again = gate.sendAgain(stored);
        var neverStored = gate.sendAgain(send(2));
        workbench.runAll();

        assertThat(again).isCompletedWithValue(new Queued());
        assertThat(neverStored).isCompletedWithValue(new Unpaid(0, 2));
        assertThat(platform.paidMessages(ORGANIZATION)).containsExactly(stored.messageId());
    }

    @Test
    void opensTheLaneAgainAfterAFailure() {
        var tooEarly = gate.send(send(2));
        workbench.runAll();
        platform.prepare(100);

        var later = gate.send(send(2));
        workbench.runAll();

        assertThat(tooEarly).isCompletedExceptionally();
        assertThat(later).isCompletedWithValue(new Queued());
    }

    @Test
    void opensTheLaneAgainAfterAnError() {
        platform.prepare(100);
        platform.failNextSend(new StackOverflowError("sham"));
        var unlucky = gate.send(send(2));
        workbench.runAll();

        var later = gate.send(send(2));
        workbench.runAll();

        assertThat(unlucky).isCompletedExceptionally();
        assertThat(later).isCompletedWithValue(new Queued());
    }

    @Test
    void letsOrganizationsShareAUnitOfWork() {
        var other = OrganizationId.at(NOW);
        var otherInbox = InboxId.at(NOW);
        platform.prepare(100);
        platform.prepare(other, otherInbox, 1);

        var rich = gate.send(send(2));
        var poor = gate.send(send(other, MessageId.at(NOW), otherInbox, 2));
        assertThat(workbench.waiting()).isEqualTo(2);
        workbench.runAll();

        assertThat(platform.groups()).as("one unit of work for both").containsExactly(2);
        assertThat(rich).isCompletedWithValue(new Queued());
        assertThat(poor).isCompletedWithValue(new Unpaid(1, 2));
    }

    @Test
    void letsABusyOrganizationHoldUpNobody() {
        var other = OrganizationId.at(NOW);
        var otherInbox = InboxId.at(NOW);
        platform.prepare(100);
        platform.prepare(other, otherInbox, 10);

        sendAll(Stream.generate(() -> send(2)).limit(9).toList());
        var its = send(other, MessageId.at(NOW), otherInbox, 2);
        gate.send(its);
        workbench.runAll();

        assertThat(platform.queuedMessages().indexOf(its.messageId()))
                .as("right after the first group of the busy one")
                .isEqualTo(4);
        assertThat(platform.groups()).containsExactly(4, 4, 2);
    }

    @Test
    void paysForExactlyFiveOfManyAtOnce() throws Exception {
        platform.prepare(10);
        try (var pool = Executors.newFixedThreadPool(8);
                var callers = Executors.newVirtualThreadPerTaskExecutor()) {
            var busy = new SendGroupCommit(platform.commands(), pool, LIMITS, overload);
            var start = new CountDownLatch(1);
            var sends = IntStream.range(0, 200)
                    .mapToObj(i -> callers.submit(() -> {
                        start.await();
                        return busy.send(send(MessageId.at(NOW), INBOX, 2)).get(1, TimeUnit.MINUTES);
                    }))
                    .toList();
            start.countDown();

            var outcomes = new ArrayList<Outcome>();
            for (var send : sends) {
                outcomes.add(send.get());
            }

            assertThat(outcomes).filteredOn(new Queued()::equals).hasSize(5);
            assertThat(outcomes).filteredOn(new Unpaid(0, 2)::equals).hasSize(195);
        }
        assertThat(platform.queuedMessages())
                .hasSize(5)
                .containsExactlyInAnyOrderElementsOf(platform.paidMessages(ORGANIZATION));
    }

    private List<CompletableFuture<Outcome>> sendAll(List<SendMessage> sends) {
        return sends.stream().map(gate::send).toList();
    }
}
