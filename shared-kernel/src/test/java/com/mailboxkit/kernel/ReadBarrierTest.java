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
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class ReadBarrierTest {

    private static final OrganizationId ANN = new OrganizationId("ann");
    private static final OrganizationId BOB = new OrganizationId("bob");

    private final ReadBarrier barrier = new ReadBarrier();

    @Test
    void lowersNothingBeforeAReaderWithoutWrites() {
        barrier.stored("e1", BOB);

        assertThat(barrier.settled(ANN)).isCompleted();
    }

    @Test
    void holdsAReaderUntilTheLastOfItsWritesIsProjected() {
        barrier.stored("e1", ANN);
        barrier.stored("e2", ANN);
        var reader = barrier.settled(ANN);

        barrier.projected("e2");
        assertThat(reader).isNotDone();

        barrier.projected("e1");
        assertThat(reader).isCompleted();
        assertThat(barrier.settled(ANN)).isCompleted();
    }

    @Test
    void doesNotHoldAReaderForWhatIsWrittenLater() {
        barrier.stored("e1", ANN);
        var reader = barrier.settled(ANN);
        barrier.stored("e2", ANN);

        barrier.projected("e1");

        assertThat(reader).isCompleted();
        assertThat(barrier.settled(ANN)).isNotDone();
    }

    @Test
    void holdsWhoKnowsNobodyUntilEverybodysWritesAreProjected() {
        barrier.stored("e1", ANN);
        barrier.stored("e2", BOB);
        var reader = barrier.settled();

        barrier.projected("e1");
        assertThat(reader).isNotDone();

        barrier.projected("e2");
        assertThat(reader).isCompleted();
    }

    @Test
    void holdsEverybodyWhileAReadModelIsIncomplete() {
        barrier.close("message");
        barrier.close("wallet");
        var reader = barrier.settled(ANN);
        var stranger = barrier.settled();

        barrier.open("message");
        assertThat(reader).isNotDone();
        assertThat(stranger).isNotDone();

        barrier.open("wallet");
        assertThat(reader).isCompleted();
        assertThat(stranger).isCompleted();
        assertThat(barrier.settled(ANN)).isCompleted();
    }

    @Test
    void holdsAReaderWhoseReadModelIsClosedWhileItWaits() {
        barrier.stored("e1", ANN);
        var reader = barrier.settled(ANN);
        barrier.close("message");

        barrier.projected("e1");
        assertThat(reader).isNotDone();

        barrier.open("message");
        assertThat(reader).isCompleted();
    }

    @Test
    void takesAnEventThatIsHandedOverTwice() {
        barrier.stored("e1", ANN);
        barrier.stored("e1", ANN);
        var reader = barrier.settled(ANN);

        barrier.projected("e1");
        barrier.projected("e1");
        barrier.projected("never stored");

        assertThat(reader).isCompleted();
        assertThat(barrier.settled(ANN)).isCompleted();
    }

    /// Writers store and commit, projectors project in any order, readers look: none is let through before what was
    /// committed when it asked, and in the end nobody waits.
    @Test
    void letsNobodyPastItsOwnWritesHoweverManyComeAtOnce() throws Exception {
        long seed = System.nanoTime();
        int writers = 4;
        int each = 500;
        var organizations = List.of(ANN, BOB);
        Set<String> projected = ConcurrentHashMap.newKeySet();
        var committed = new ConcurrentHashMap<OrganizationId, Set<String>>();
        organizations.forEach(it -> committed.put(it, ConcurrentHashMap.newKeySet()));
        var toProject = new LinkedBlockingQueue<String>();
        var broken = new LinkedBlockingQueue<String>();
        var waiting = new LinkedBlockingQueue<CompletableFuture<Void>>();

        List<Callable<Void>> work = new ArrayList<>();
        for (int writer = 0; writer < writers; writer++) {
            var random = new Random(seed + writer);
            var name = "w" + writer + "-";
            work.add(() -> {
                for (int i = 0; i < each; i++) {
                    var organization = organizations.get(random.nextInt(organizations.size()));
                    barrier.stored(name + i, organization);
                    committed.get(organization).add(name + i);
                    toProject.add(name + i);
                    var mine = Set.copyOf(committed.get(organization));
                    waiting.add(barrier.settled(organization)
                            .thenRun(() -> mine.stream()
                                    .filter(event -> !projected.contains(event))
                                    .forEach(broken::add)));
                    committed.get(organization).removeAll(projected);
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
                        barrier.projected(event);
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
        assertThat(barrier.settled()).isCompleted();
    }
}
