package com.mailboxkit.webhook.call;

import com.mailboxkit.kernel.webhook.WebhookDeliveryCommand.CallWebhook;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The calls of one webhook: those that wait, how many run, and whether it is worth calling at all. Guarded by
/// [Lanes].
final class Lane {

    private record Waiting(CallWebhook call, long sinceNanos) {}

    private final Deque<Waiting> waiting = new ArrayDeque<>();
    private final Turn turn;
    private final CircuitBreaker breaker;
    private long lastUsedNanos = System.nanoTime();
    private boolean inLine;
    private boolean parked;
    private int running;

    Lane(Turn turn, CircuitBreaker breaker) {
        this.turn = turn;
        this.breaker = breaker;
    }

    Turn turn() {
        return turn;
    }

    CircuitBreaker breaker() {
        return breaker;
    }

    void add(CallWebhook call) {
        waiting.add(new Waiting(call, System.nanoTime()));
    }

    /// Gets in line for its organization's next turn, unless it is there or has nothing to do there.
    void lineUp(int most) {
        if (!inLine && !parked && running < most && !waiting.isEmpty()) {
            inLine = true;
            turn.lanes().add(this);
        }
    }

    void leaveLine() {
        inLine = false;
    }

    /// The call that waits longest, which runs from now on; null while the webhook is to be left alone.
    @Nullable
    CallWebhook begin() {
        if (!breaker.tryAcquirePermission()) {
            parked = true;
            return null;
        }
        running++;
        return waiting.remove().call();
    }

    void end() {
        running--;
        lastUsedNanos = System.nanoTime();
    }

    /// It may be tried again.
    ///
    /// @return calls that have waited long enough for a webhook that does not answer
    List<CallWebhook> unpark(Duration patience) {
        parked = false;
        var given = new ArrayList<CallWebhook>();
        if (breaker.getState() == CircuitBreaker.State.OPEN) {
            long limit = System.nanoTime() - patience.toNanos();
            while (!waiting.isEmpty() && waiting.peek().sinceNanos() - limit < 0) {
                given.add(waiting.remove().call());
            }
        }
        return given;
    }

    boolean isForgotten(Duration after) {
        return running == 0 && waiting.isEmpty() && System.nanoTime() - lastUsedNanos > after.toNanos();
    }
}
