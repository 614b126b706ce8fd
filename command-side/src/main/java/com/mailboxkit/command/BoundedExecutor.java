package com.mailboxkit.command;

import com.mailboxkit.command.Overload.Work;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;

/// Hands work to a pool of threads unless too much waits for one already.
public final class BoundedExecutor implements Executor {

    private final Executor pool;
    private final int mostWaiting;
    private final Overload overload;
    private final AtomicInteger waiting = new AtomicInteger();

    /// @param mostWaiting for a thread, without what runs
    public BoundedExecutor(Executor pool, int mostWaiting, Overload overload) {
        this.pool = pool;
        this.mostWaiting = mostWaiting;
        this.overload = overload;
    }

    /// @throws com.mailboxkit.kernel.problem.Refusal `unavailable` where too much waits
    @Override
    public void execute(Runnable work) {
        if (waiting.incrementAndGet() > mostWaiting) {
            waiting.decrementAndGet();
            throw overload.refuse(Work.COMMANDS);
        }
        hand(work);
    }

    /// Takes work that ends what has begun, however much waits.
    public void finish(Runnable work) {
        waiting.incrementAndGet();
        hand(work);
    }

    private void hand(Runnable work) {
        try {
            pool.execute(() -> {
                waiting.decrementAndGet();
                work.run();
            });
        } catch (RuntimeException stopping) {
            waiting.decrementAndGet();
            throw stopping;
        }
    }
}
