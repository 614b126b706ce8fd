package com.mailboxkit.server.events;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/// Looks for deadlines that are due and has them met, a few at a time.
final class DeadlineScheduler implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(DeadlineScheduler.class);
    private static final int MAX_CONCURRENT = 4;
    private static final int BATCH_SIZE = 50;
    private static final Duration POLL_INTERVAL = Duration.ofMillis(500);
    private static final Duration SHUTDOWN_TIMEOUT = Duration.ofSeconds(10);

    private final Deadlines deadlines;
    private final Consumer<Deadlines.Due> firing;
    private final Semaphore permits = new Semaphore(MAX_CONCURRENT);
    private final ExecutorService workers = Executors.newVirtualThreadPerTaskExecutor();
    private @Nullable ScheduledExecutorService clock;

    DeadlineScheduler(Deadlines deadlines, Consumer<Deadlines.Due> firing) {
        this.deadlines = deadlines;
        this.firing = firing;
    }

    @Override
    public synchronized void start() {
        if (clock == null) {
            clock = Executors.newSingleThreadScheduledExecutor(
                    Thread.ofVirtual().name("deadlines").factory());
            clock.scheduleWithFixedDelay(this::poll, 0, POLL_INTERVAL.toMillis(), TimeUnit.MILLISECONDS);
        }
    }

    private void poll() {
        try {
            List<Deadlines.Due> due;
            do {
                due = take();
                for (var deadline : due) {
                    permits.acquire();
                    workers.execute(() -> fire(deadline));
                }
            } while (due.size() == BATCH_SIZE);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
    }

    private List<Deadlines.Due> take() {
        try {
            return deadlines.take(BATCH_SIZE);
        } catch (RuntimeException failure) {
            log.warn("Deadlines cannot be read: {}", failure.toString());
            return List.of();
        }
    }

    private void fire(Deadlines.Due deadline) {
        try {
            firing.accept(deadline);
        } catch (RuntimeException failure) {
            log.warn("Deadline {} could not be met; it is tried again", deadline.name(), failure);
        } finally {
            permits.release();
        }
    }

    @Override
    public synchronized void stop() {
        if (clock == null) {
            return;
        }
        clock.shutdownNow();
        clock = null;
        try {
            // those that are being met may finish; the others are left to the next start
            if (!permits.tryAcquire(MAX_CONCURRENT, SHUTDOWN_TIMEOUT.toMillis(), TimeUnit.MILLISECONDS)) {
                log.warn("Deadlines are still being met; what is not finished is undone and met again");
            } else {
                permits.release(MAX_CONCURRENT);
            }
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public synchronized boolean isRunning() {
        return clock != null;
    }

    /// After everything that deadlines may set in motion.
    @Override
    public int getPhase() {
        return Integer.MAX_VALUE;
    }
}
