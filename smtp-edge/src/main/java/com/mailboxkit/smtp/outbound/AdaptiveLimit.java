package com.mailboxkit.smtp.outbound;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// How many messages may go to one provider at a time. Begins with few, doubles with every round that goes well, and
/// is halved when the provider turns us away, after which it pauses and grows slowly: as TCP does (RFC 5681), for the
/// same reason.
final class AdaptiveLimit {

    private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(1);

    private final int most;
    private final Deque<CompletableFuture<Permit>> waiting = new ArrayDeque<>();

    private double window;
    private double threshold;
    private int underWay;
    private Duration pause = FIRST_PAUSE;
    private long quietUntilNanos = System.nanoTime();
    private long cutNanos = System.nanoTime();
    private long lastUsedNanos = System.nanoTime();

    /// @param first messages at a time at the beginning
    /// @param most messages at a time ever
    AdaptiveLimit(int first, int most) {
        this.most = most;
        this.window = Math.min(first, most);
        this.threshold = most;
    }

    /// How it went with a message.
    enum Outcome {
        /// It tells nothing about the pace.
        UNKNOWN,
        /// It was taken, or refused for reasons that have nothing to do with the pace.
        WELL,
        /// Nobody was there.
        AWAY,
        /// The provider said to come again later.
        TURNED_AWAY
    }

    /// A message that may go now.
    final class Permit implements AutoCloseable {

        private final long beganNanos = System.nanoTime();
        private Outcome outcome = Outcome.UNKNOWN;

        void went(Outcome how) {
            outcome = how;
        }

        @Override
        public void close() {
            end(this);
        }
    }

    /// Waits for a turn; they are given in the order in which they are asked for.
    ///
    /// @return empty where it would be longer than `patience`
    Optional<Permit> take(Duration patience) throws InterruptedException {
        var permit = new CompletableFuture<Permit>();
        synchronized (this) {
            waiting.addLast(permit);
            give();
        }
        try {
            return Optional.of(permit.get(patience.toNanos(), TimeUnit.NANOSECONDS));
        } catch (TimeoutException late) {
            return withdraw(permit);
        } catch (ExecutionException impossible) {
            throw new IllegalStateException(impossible);
        } catch (InterruptedException stopping) {
            withdraw(permit).ifPresent(Permit::close);
            throw stopping;
        }
    }

    /// @return the turn, where it was given meanwhile
    private synchronized Optional<Permit> withdraw(CompletableFuture<Permit> permit) {
        return waiting.remove(permit) ? Optional.empty() : Optional.ofNullable(permit.getNow(null));
    }

    private synchronized void give() {
        while (!waiting.isEmpty() && underWay < (int) window && System.nanoTime() - quietUntilNanos >= 0) {
            underWay++;
            waiting.removeFirst().complete(new Permit());
        }
    }

    private synchronized void end(Permit permit) {
        underWay--;
        lastUsedNanos = System.nanoTime();
        if (permit.outcome == Outcome.WELL) {
            window = Math.min(most, window + (window < threshold ? 1 : 1 / window));
            pause = FIRST_PAUSE;
        } else if (permit.outcome != Outcome.UNKNOWN && permit.beganNanos - cutNanos >= 0) {
            cut(); // once for all that were under way together
            if (permit.outcome == Outcome.TURNED_AWAY) {
                keepQuiet();
            }
        }
        give();
    }

    private void cut() {
        cutNanos = System.nanoTime();
        threshold = Math.max(1, window / 2);
        window = threshold;
    }

    private void keepQuiet() {
        quietUntilNanos = cutNanos + pause.toNanos();
        CompletableFuture.delayedExecutor(pause.toNanos(), TimeUnit.NANOSECONDS).execute(this::give);
        var longer = pause.multipliedBy(2);
        pause = longer.compareTo(LONGEST_PAUSE) < 0 ? longer : LONGEST_PAUSE;
    }

    /// Messages at a time, now.
    synchronized int window() {
        return (int) window;
    }

    synchronized boolean isIdleFor(Duration time) {
        return underWay == 0 && waiting.isEmpty() && System.nanoTime() - lastUsedNanos > time.toNanos();
    }
}
