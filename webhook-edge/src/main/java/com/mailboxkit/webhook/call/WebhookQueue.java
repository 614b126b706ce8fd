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
/// [FairScheduler].
final class WebhookQueue {

    private record Waiting(CallWebhook call, long sinceNanos) {}

    private final Deque<Waiting> waiting = new ArrayDeque<>();
    private final OrganizationQueue organization;
    private final CircuitBreaker breaker;
    private long lastUsedNanos = System.nanoTime();
    private boolean enqueued;
    private boolean suspended;
    private int running;

    WebhookQueue(OrganizationQueue organization, CircuitBreaker breaker) {
        this.organization = organization;
        this.breaker = breaker;
    }

    OrganizationQueue organization() {
        return organization;
    }

    CircuitBreaker breaker() {
        return breaker;
    }

    void add(CallWebhook call) {
        waiting.add(new Waiting(call, System.nanoTime()));
    }

    /// Gets in line for its organization's next turn, unless it is there or has nothing to do there.
    void enqueue(int most) {
        if (!enqueued && !suspended && running < most && !waiting.isEmpty()) {
            enqueued = true;
            organization.scheduler().add(this);
        }
    }

    void dequeue() {
        enqueued = false;
    }

    /// The call that waits longest, which runs from now on; null while the webhook is to be left alone.
    @Nullable
    CallWebhook begin() {
        if (!breaker.tryAcquirePermission()) {
            suspended = true;
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
    List<CallWebhook> resume(Duration patience) {
        suspended = false;
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
