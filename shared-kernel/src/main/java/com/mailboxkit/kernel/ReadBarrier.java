package com.mailboxkit.kernel;

import com.mailboxkit.kernel.organization.OrganizationId;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/// Lets a reader wait until everything that was stored before it asked, on any node, has reached the PostgreSQL read
/// model, so that whoever writes and then reads sees the write.
///
/// What is stored and not read yet is kept where every node sees it ([Pending]); the barrier remembers nothing.
/// Those who wait share their looks, every few milliseconds and whenever this node has projected something
/// ([#projected]). Where nothing is outstanding nobody waits.
///
/// All methods are thread-safe. Who waits longer than [#TIMEOUT_SECONDS] gets a `TimeoutException`.
public final class ReadBarrier {

    /// Nothing is outstanding.
    public static final long NOTHING = 0;

    public static final long TIMEOUT_SECONDS = 30;

    private static final int MAX_CHECKS = 500;
    private static final long POLL_MILLIS = 10;

    /// Events that are stored and not yet in the read model, of all nodes. Each has a position, and whoever waits
    /// for one waits for those before it too. While a read model is being rebuilt, that is outstanding for
    /// everybody.
    public interface Pending {

        /// The position of the last one at this moment, or [#NOTHING].
        ///
        /// @param organization null: of any
        CompletableFuture<Long> last(@Nullable OrganizationId organization);

        /// For each of `marks`, in their order, whether nothing up to there is outstanding any more.
        CompletableFuture<List<Boolean>> arePassed(List<Mark> marks);
    }

    /// What a reader waits for.
    ///
    /// @param organization null: any
    public record Mark(@Nullable OrganizationId organization, long position) {}

    private final Pending pending;
    private final RequestBatcher<Mark, Boolean> checks;
    private final AtomicReference<CompletableFuture<Boolean>> tick =
            new AtomicReference<>(CompletableFuture.completedFuture(true));
    private volatile Runnable expedite = () -> {};

    public ReadBarrier(Pending pending) {
        this.pending = pending;
        this.checks = new RequestBatcher<>(MAX_CHECKS, pending::arePassed);
    }

    /// Lets `whoProjects` know when somebody has to wait, so that events which were put off are projected now.
    public void onWaiting(Runnable whoProjects) {
        expedite = whoProjects;
    }

    /// The read model has advanced on this node: a good moment to look.
    public void projected() {
        tick.get().complete(true);
    }

    /// Completes when everything of `organization` that is outstanding now has been projected.
    public CompletableFuture<Void> settled(OrganizationId organization) {
        return pending.last(organization).thenCompose(last -> settled(organization, last));
    }

    /// The same for a reader who was told already what is outstanding.
    ///
    /// @param last from [Pending#last], or [#NOTHING]
    public CompletableFuture<Void> settled(OrganizationId organization, long last) {
        return passed(new Mark(organization, last));
    }

    /// Completes when everything of anybody that is outstanding now has been projected: for readers who do not know
    /// yet whom they ask for, such as a key or an address nobody has seen so far.
    public CompletableFuture<Void> settled() {
        return pending.last(null).thenCompose(last -> passed(new Mark(null, last)));
    }

    private CompletableFuture<Void> passed(Mark mark) {
        if (mark.position() == NOTHING) {
            return CompletableFuture.completedFuture(null);
        }
        expedite.run();
        var done = new CompletableFuture<Void>().orTimeout(TIMEOUT_SECONDS, TimeUnit.SECONDS);
        poll(mark, done);
        return done;
    }

    private void poll(Mark mark, CompletableFuture<Void> done) {
        if (done.isDone()) {
            return;
        }
        var next = nextTick(); // before the look: what is projected during it is looked at again at once
        checks.add(mark).whenComplete((passed, failure) -> {
            if (failure != null) {
                done.completeExceptionally(failure);
            } else if (passed) {
                done.complete(null);
            } else {
                next.thenAccept(now -> {
                    expedite.run(); // the wake-up before may have come in the middle of a batch
                    poll(mark, done);
                });
            }
        });
    }

    private CompletableFuture<Boolean> nextTick() {
        return tick.updateAndGet(current -> current.isDone()
                ? new CompletableFuture<Boolean>().completeOnTimeout(true, POLL_MILLIS, TimeUnit.MILLISECONDS)
                : current);
    }
}
