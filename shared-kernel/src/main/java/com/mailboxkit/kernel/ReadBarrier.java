package com.mailboxkit.kernel;

import com.mailboxkit.kernel.organization.OrganizationId;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/// Lets a reader wait until everything stored before its call, on any node, has reached the PostgreSQL read
/// model, so that a caller that writes and then reads sees its write.
///
/// Events that are stored but not projected yet are recorded where every node sees them ([Pending]); the
/// barrier itself has no state. Waiting readers share one poll, every few milliseconds and whenever this node
/// has projected something ([#projected]). Without pending events no reader waits.
///
/// All methods are thread-safe. A reader that waits longer than [#TIMEOUT_SECONDS] gets a `TimeoutException`.
public final class ReadBarrier {

    /// Nothing is pending.
    public static final long NOTHING = 0;

    public static final long TIMEOUT_SECONDS = 30;

    private static final int MAX_CHECKS = 500;
    private static final long POLL_MILLIS = 10;

    /// Events of all nodes that are stored and not yet in the read model. Each has a position; a reader that
    /// waits for one also waits for those before it. While a read model is being rebuilt, the rebuild is
    /// pending for every reader.
    public interface Pending {

        /// The position of the last one at this moment, or [#NOTHING].
        ///
        /// @param organization null: of any
        CompletableFuture<Long> last(@Nullable OrganizationId organization);

        /// For each of `marks`, in their order, whether everything up to it has been projected.
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

    /// Runs `expedite` when a reader has to wait, so that deferred events are projected now.
    public void onWaiting(Runnable expedite) {
        this.expedite = expedite;
    }

    /// The read model has advanced on this node: waiting readers poll at once.
    public void projected() {
        tick.get().complete(true);
    }

    /// Completes when everything of `organization` that is pending now has been projected.
    public CompletableFuture<Void> settled(OrganizationId organization) {
        return pending.last(organization).thenCompose(last -> settled(organization, last));
    }

    /// The same for a reader that already knows what is pending.
    ///
    /// @param last from [Pending#last], or [#NOTHING]
    public CompletableFuture<Void> settled(OrganizationId organization, long last) {
        return passed(new Mark(organization, last));
    }

    /// Completes when everything that is pending now, of any organization, has been projected: for readers that
    /// do not know the organization yet, such as the lookup of a key or an address that is not found.
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
        var next = nextTick(); // before the poll: what is projected during it is polled again at once
        checks.add(mark).whenComplete((passed, failure) -> {
            if (failure != null) {
                done.completeExceptionally(failure);
            } else if (passed) {
                done.complete(null);
            } else {
                next.thenAccept(now -> {
                    expedite.run(); // the previous wake-up may have come in the middle of a batch
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
