package com.mailboxkit.server.events;

import static com.mailboxkit.server.events.SagaStoreFixtures.DATABASE;
import static com.mailboxkit.server.events.SagaStoreFixtures.SERIALIZER;
import static com.mailboxkit.server.events.SagaStoreFixtures.TRANSACTIONS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.axonframework.deadline.DeadlineMessage;
import org.axonframework.eventhandling.GenericEventMessage;
import org.axonframework.messaging.Message;
import org.axonframework.messaging.ScopeAware;
import org.axonframework.messaging.ScopeDescriptor;
import org.axonframework.messaging.unitofwork.DefaultUnitOfWork;
import org.axonframework.modelling.saga.SagaScopeDescriptor;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PostgresDeadlineManagerIT {

    private static final ScopeDescriptor SCOPE = new SagaScopeDescriptor("Sham", "saga 1");

    /// Notes the deadlines that are met, and fails as often as it is told.
    private static final class Recorder implements ScopeAware {

        private final List<String> fired = new CopyOnWriteArrayList<>();
        private final AtomicInteger failures = new AtomicInteger();
        private @Nullable Runnable meanwhile;

        @Override
        public void send(Message<?> message, ScopeDescriptor scope) {
            var deadline = (DeadlineMessage<?>) message;
            if (failures.getAndDecrement() > 0) {
                throw new IllegalStateException("sham");
            }
            if (meanwhile != null) {
                meanwhile.run();
            }
            fired.add(deadline.getDeadlineName() + " " + deadline.getPayload());
        }

        @Override
        public boolean canResolve(ScopeDescriptor scope) {
            return scope.equals(SCOPE);
        }
    }

    private final Recorder recorder = new Recorder();
    private final Deadlines deadlines = new Deadlines(DATABASE, SERIALIZER);
    private final PostgresDeadlineManager manager =
            new PostgresDeadlineManager(deadlines, scope -> Stream.of(recorder), TRANSACTIONS);
    private final DeadlineScheduler watch = new DeadlineScheduler(deadlines, manager::fire);

    @BeforeEach
    void forgetEarlierOnes() {
        DATABASE.update("delete from deadline");
    }

    @AfterEach
    void stop() {
        watch.stop();
    }

    @Test
    void meetsADeadlineOnceWhenItIsDue() {
        manager.schedule(Instant.now().plusMillis(300), "ring", "alarm", SCOPE);
        manager.schedule(Instant.now().plusSeconds(600), "much later", null, SCOPE);

        watch.start();

        await().until(() -> left() == 1);
        assertThat(recorder.fired).containsExactly("ring alarm");
    }

    @Test
    void meetsEachOfManyOnceThoughTwoNodesWatch() {
        IntStream.range(0, 300).forEach(i -> manager.schedule(Instant.now(), "ring", i, SCOPE));
        var otherNode = new DeadlineScheduler(
                new Deadlines(DATABASE, SERIALIZER),
                new PostgresDeadlineManager(
                        new Deadlines(DATABASE, SERIALIZER), scope -> Stream.of(recorder), TRANSACTIONS)::fire);

        watch.start();
        otherNode.start();
        await().until(() -> left() == 0);
        otherNode.stop();

        assertThat(recorder.fired)
                .containsExactlyInAnyOrderElementsOf(
                        IntStream.range(0, 300).mapToObj(i -> "ring " + i).toList());
    }

    @Test
    void doesNotMeetWhatWasCancelled() {
        String id = manager.schedule(Instant.now(), "ring", null, SCOPE);
        manager.schedule(Instant.now(), "all of these", null, SCOPE);
        manager.schedule(Instant.now(), "these of the scope", null, SCOPE);
        manager.cancelSchedule("ring", id);
        manager.cancelAll("all of these");
        manager.cancelAllWithinScope("these of the scope", SCOPE);

        assertThat(left()).isZero();
    }

    @Test
    void writesNothingForADeadlineThatIsSetAndCancelledInOneTransaction() {
        inTransaction(() -> {
            String id = manager.schedule(Duration.ofSeconds(0), "ring", null, SCOPE);
            manager.cancelSchedule("ring", id);
        });

        assertThat(left()).isZero();
    }

    @Test
    void forgetsADeadlineWhoseTransactionFailed() {
        inTransaction(() -> {
            manager.schedule(Instant.now(), "ring", null, SCOPE);
            throw new IllegalStateException("sham");
        });

        assertThat(left()).isZero();
    }

    @Test
    void triesAgainWhenTheHandlerFailed() {
        recorder.failures.set(1);
        manager.schedule(Instant.now(), "ring", null, SCOPE);

        watch.start();
        await().until(() -> recorder.failures.get() == 0);
        assertThat(left()).as("kept for later").isEqualTo(1);
        DATABASE.update("update deadline set taken_until = now()"); // the minute is over

        await().until(() -> left() == 0);
        assertThat(recorder.fired).containsExactly("ring null");
    }

    @Test
    void undoesWhatTheHandlerOfACancelledDeadlineWrote() {
        String id = manager.schedule(Instant.now(), "ring", null, SCOPE);
        recorder.meanwhile = () -> {
            manager.schedule(Instant.now().plusSeconds(600), "next", null, SCOPE);
            CompletableFuture.runAsync(() -> DATABASE.update("delete from deadline where id = ?", id))
                    .join(); // as another node would
        };

        var due = deadlines.take(10);
        due.forEach(manager::fire);

        assertThat(due).hasSize(1);
        assertThat(left()).as("the handler's next one is undone").isZero();
    }

    private static void inTransaction(Runnable work) {
        var unitOfWork = DefaultUnitOfWork.startAndGet(new GenericEventMessage<>("any"));
        unitOfWork.attachTransaction(TRANSACTIONS);
        unitOfWork.executeWithResult(() -> {
            work.run();
            return true;
        });
    }

    private static int left() {
        return DATABASE.queryForObject("select count(*) from deadline", Integer.class);
    }
}
