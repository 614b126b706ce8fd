package com.mailboxkit.local;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A child process that is restarted, with backoff, whenever it exits unexpectedly.
final class SupervisedProcess implements AutoCloseable {

    /// How the child is started (and restarted) and stopped.
    interface Child {
        String name();

        Process launch() throws IOException;

        void requestStop(Process process) throws IOException;
    }

    private static final Logger LOG = LoggerFactory.getLogger(SupervisedProcess.class);
    private static final Duration FIRST_PAUSE = Duration.ofMillis(200);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(10);
    /// A child that has run this long was healthy: its exit is a new problem.
    private static final Duration HEALTHY = Duration.ofMinutes(1);
    private static final Duration STOP_TIMEOUT = Duration.ofMinutes(1);

    private final Child child;
    private final CountDownLatch closing = new CountDownLatch(1);
    private final Object launching = new Object();
    private volatile Process current;
    private volatile int failures;

    private SupervisedProcess(Child child, Process first) {
        this.child = child;
        this.current = first;
    }

    static SupervisedProcess start(Child child) throws IOException {
        var supervised = new SupervisedProcess(child, child.launch());
        Thread.ofVirtual().name("supervise-" + child.name()).start(supervised::supervise);
        return supervised;
    }

    long pid() {
        return current.pid();
    }

    /// How often it exited, or could not be started, without a minute of health in between.
    int failures() {
        return failures;
    }

    /// Waits for the pause between two polls of a starting child.
    ///
    /// @return false when the child is being closed
    boolean pause(Duration length) {
        try {
            return !closing.await(length.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new LocalStackException("Interrupted while waiting for " + child.name(), interrupted);
        }
    }

    private void supervise() {
        var started = System.nanoTime();
        while (true) {
            var ended = current.onExit().join();
            if (isClosing()) {
                return;
            }
            var lived = Duration.ofNanos(System.nanoTime() - started);
            failures = lived.compareTo(HEALTHY) > 0 ? 1 : failures + 1;
            var pause = pauseAfter(failures);
            LOG.warn(
                    "{} (pid {}) exited unexpectedly with code {}, restarting in {} ms",
                    child.name(),
                    ended.pid(),
                    ended.exitValue(),
                    pause.toMillis());
            if (!pause(pause)) {
                return;
            }
            started = System.nanoTime();
            relaunch();
        }
    }

    private void relaunch() {
        synchronized (launching) {
            if (isClosing()) {
                return;
            }
            try {
                current = child.launch();
            } catch (IOException | LocalStackException failure) {
                LOG.error("{} could not be restarted", child.name(), failure);
            }
        }
    }

    private boolean isClosing() {
        return closing.getCount() == 0;
    }

    private static Duration pauseAfter(int failures) {
        var pause = FIRST_PAUSE.multipliedBy(1L << Math.min(failures - 1, 10));
        return pause.compareTo(LONGEST_PAUSE) < 0 ? pause : LONGEST_PAUSE;
    }

    /// Stops the child in order, and by force when it takes longer than a minute.
    @Override
    public void close() {
        synchronized (launching) {
            closing.countDown();
        }
        var process = current;
        try {
            if (process.isAlive()) {
                child.requestStop(process);
            }
            if (!process.waitFor(STOP_TIMEOUT)) {
                LOG.warn("{} (pid {}) does not stop, killing it", child.name(), process.pid());
            }
        } catch (IOException failure) {
            LOG.warn("{} (pid {}) cannot be stopped in order, killing it", child.name(), process.pid(), failure);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        } finally {
            process.destroyForcibly();
        }
    }
}
