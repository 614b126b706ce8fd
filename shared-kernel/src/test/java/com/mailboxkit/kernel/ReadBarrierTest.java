package com.mailboxkit.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import com.mailboxkit.kernel.organization.OrganizationId;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ReadBarrierTest {

    private static final OrganizationId ANN = new OrganizationId("ann");
    private static final OrganizationId BOB = new OrganizationId("bob");

    /// What all nodes see.
    private static final class Events implements ReadBarrier.Pending {

        private final ConcurrentSkipListMap<Long, OrganizationId> pending = new ConcurrentSkipListMap<>();
        private final AtomicLong positions = new AtomicLong();
        private final AtomicInteger checks = new AtomicInteger();

        long store(OrganizationId organization) {
            long position = positions.incrementAndGet();
            pending.put(position, organization);
            return position;
        }

        void project(long position) {
            pending.remove(position);
        }

        @Override
        public CompletableFuture<Long> last(@Nullable OrganizationId organization) {
            return CompletableFuture.completedFuture(pending.descendingMap().entrySet().stream()
                    .filter(event -> organization == null || event.getValue().equals(organization))
                    .map(event -> event.getKey())
                    .findFirst()
                    .orElse(ReadBarrier.NOTHING));
        }

        @Override
        public CompletableFuture<List<Boolean>> arePassed(List<ReadBarrier.Mark> marks) {
            checks.incrementAndGet();
            return CompletableFuture.completedFuture(
                    marks.stream().map(this::isPassed).toList());
        }

        private boolean isPassed(ReadBarrier.Mark mark) {
            return pending.headMap(mark.position(), true).values().stream()
                    .noneMatch(owner -> mark.organization() == null || owner.equals(mark.organization()));
        }
    }

    private final Events events = new Events();
    private final ReadBarrier here = new ReadBarrier(events);
    private final ReadBarrier elsewhere = new ReadBarrier(events);

    @Test
    void letsAReaderWithoutWritesPastAtOnceAndWithoutAPoll() {
        events.store(BOB);

        assertThat(here.settled(ANN)).isCompleted();
        assertThat(here.settled(ANN, ReadBarrier.NOTHING)).isCompleted();
        assertThat(events.checks).hasValue(0);
    }

    @Test
    void holdsAReaderUntilTheLastOfItsWritesIsProjected() {
        long first = events.store(ANN);
        long second = events.store(ANN);
        var reader = here.settled(ANN);

        events.project(second);
        here.projected();
        assertThat(reader).isNotDone();

        events.project(first);
        here.projected();
        assertThat(reader).succeedsWithin(1, TimeUnit.SECONDS);
    }

    @Test
    void seesWhatAnotherNodeProjects() {
        long position = events.store(ANN);
        var reader = elsewhere.settled(ANN);

        events.project(position);

        assertThat(reader).succeedsWithin(1, TimeUnit.SECONDS);
    }

    @Test
    void doesNotHoldAReaderForWhatIsWrittenLater() {
        long position = events.store(ANN);
        var reader = here.settled(ANN);
        events.store(ANN);

        events.project(position);

        assertThat(reader).succeedsWithin(1, TimeUnit.SECONDS);
        assertThat(here.settled(ANN)).isNotDone();
    }

    @Test
    void holdsWhoKnowsNobodyUntilEverybodysWritesAreProjected() {
        long first = events.store(ANN);
        long second = events.store(BOB);
        var reader = here.settled();

        events.project(first);
        here.projected();
        assertThat(reader).isNotDone();

        events.project(second);
        assertThat(reader).succeedsWithin(1, TimeUnit.SECONDS);
    }

    @Test
    void hurriesWhoProjectsOnlyWhereSomebodyWaits() {
        var hurried = new AtomicInteger();
        here.onWaiting(hurried::incrementAndGet);

        here.settled(ANN);
        assertThat(hurried).hasValue(0);

        events.store(ANN);
        here.settled(ANN);
        assertThat(hurried).hasPositiveValue();
    }

    @Test
    void hurriesWhoProjectsAgainAsLongAsSomebodyWaits() {
        var hurried = new CountDownLatch(3);
        here.onWaiting(hurried::countDown);

        long position = events.store(ANN);
        var reader = here.settled(ANN);
        assertThat(CompletableFuture.runAsync(() -> await(hurried))).succeedsWithin(10, TimeUnit.SECONDS);

        events.project(position);
        assertThat(reader).succeedsWithin(1, TimeUnit.SECONDS);
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException stopping) {
            throw new IllegalStateException(stopping);
        }
    }

    @Test
    void reportsAFailedPollToTheReader() {
        var broken = new ReadBarrier(new ReadBarrier.Pending() {
            @Override
            public CompletableFuture<Long> last(@Nullable OrganizationId organization) {
                return CompletableFuture.completedFuture(1L);
            }

            @Override
            public CompletableFuture<List<Boolean>> arePassed(List<ReadBarrier.Mark> marks) {
                return CompletableFuture.failedFuture(new IllegalStateException("no database"));
            }
        });

        assertThat(broken.settled(ANN)).failsWithin(1, TimeUnit.SECONDS).withThrowableOfType(ExecutionException.class);
    }

    /// Writers store and commit, projectors project in any order, readers poll: none passes before everything
    /// committed at its call is projected, and in the end no reader waits.
    @Test
    void letsNobodyPastItsOwnWritesHoweverManyComeAtOnce() throws Exception {
        long seed = System.nanoTime();
        int writers = 4;
        int each = 500;
        var organizations = List.of(ANN, BOB);
        Set<Long> projected = ConcurrentHashMap.newKeySet();
        var toProject = new LinkedBlockingQueue<Long>();
        var broken = new LinkedBlockingQueue<Long>();
        var waiting = new LinkedBlockingQueue<CompletableFuture<Void>>();

        List<Callable<Void>> work = new ArrayList<>();
        for (int writer = 0; writer < writers; writer++) {
            var random = new Random(seed + writer);
            work.add(() -> {
                for (int i = 0; i < each; i++) {
                    var organization = organizations.get(random.nextInt(organizations.size()));
                    long mine = events.store(organization);
                    toProject.add(mine);
                    var barrier = random.nextBoolean() ? here : elsewhere;
                    waiting.add(barrier.settled(organization).thenRun(() -> {
                        if (!projected.contains(mine)) {
                            broken.add(mine);
                        }
                    }));
                }
                return null;
            });
        }
        for (int projector = 0; projector < 2; projector++) {
            work.add(() -> {
                while (projected.size() < writers * each) {
                    var event = toProject.poll(10, TimeUnit.MILLISECONDS);
                    if (event != null) {
                        projected.add(event);
                        events.project(event);
                        here.projected();
                    }
                }
                return null;
            });
        }
        try (var pool = Executors.newFixedThreadPool(work.size())) {
            for (var done : pool.invokeAll(work)) {
                done.get();
            }
        }

        CompletableFuture.allOf(waiting.toArray(CompletableFuture[]::new)).get(1, TimeUnit.MINUTES);
        assertThat(broken).as("seed %d: seen too early", seed).isEmpty();
        assertThat(waiting).hasSize(writers * each);
        assertThat(here.settled()).isCompleted();
    }
}
