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
final class DeadlineWatch implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(DeadlineWatch.class);
    private static final int AT_ONCE = 4;
    private static final int TAKEN_TOGETHER = 50;
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(500);
    private static final Duration FAREWELL = Duration.ofSeconds(10);

    private final Deadlines deadlines;
    private final Consumer<Deadlines.Due> meeting;
    private final Semaphore places = new Semaphore(AT_ONCE);
    private final ExecutorService workers = Executors.newVirtualThreadPerTaskExecutor();
    private @Nullable ScheduledExecutorService clock;

    DeadlineWatch(Deadlines deadlines, Consumer<Deadlines.Due> meeting) {
        this.deadlines = deadlines;
        this.meeting = meeting;
    }

    @Override
    public synchronized void start() {
        if (clock == null) {
            clock = Executors.newSingleThreadScheduledExecutor(
                    Thread.ofVirtual().name("deadlines").factory());
            clock.scheduleWithFixedDelay(this::look, 0, BETWEEN_LOOKS.toMillis(), TimeUnit.MILLISECONDS);
        }
    }

    private void look() {
        try {
            List<Deadlines.Due> due;
            do {
                due = take();
                for (var deadline : due) {
                    places.acquire();
                    workers.execute(() -> meet(deadline));
                }
            } while (due.size() == TAKEN_TOGETHER);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
    }

    private List<Deadlines.Due> take() {
        try {
            return deadlines.take(TAKEN_TOGETHER);
        } catch (RuntimeException failure) {
            log.warn("Deadlines cannot be read: {}", failure.toString());
            return List.of();
        }
    }

    private void meet(Deadlines.Due deadline) {
        try {
            meeting.accept(deadline);
        } catch (RuntimeException failure) {
            log.warn("Deadline {} could not be met; it is tried again", deadline.name(), failure);
        } finally {
            places.release();
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
            if (!places.tryAcquire(AT_ONCE, FAREWELL.toMillis(), TimeUnit.MILLISECONDS)) {
                log.warn("Deadlines are still being met; what is not finished is undone and met again");
            } else {
                places.release(AT_ONCE);
            }
        } catch (InterruptedException hurry) {
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
