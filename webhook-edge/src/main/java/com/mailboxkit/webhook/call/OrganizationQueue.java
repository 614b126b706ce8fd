package com.mailboxkit.webhook.call;

import java.util.ArrayDeque;
import java.util.Deque;

/// An organization's share: its lanes take turns, and organizations do. Guarded by [FairScheduler].
final class OrganizationQueue {

    private final Deque<WebhookQueue> scheduler = new ArrayDeque<>();
    private boolean enqueued;
    private int running;

    /// Those with a call that may begin.
    Deque<WebhookQueue> scheduler() {
        return scheduler;
    }

    /// Gets in line for the next call, unless it is there or has nothing to do there.
    void enqueue(Deque<OrganizationQueue> ready, int most) {
        if (!enqueued && running < most && !scheduler.isEmpty()) {
            enqueued = true;
            ready.add(this);
        }
    }

    void dequeue() {
        enqueued = false;
    }

    void begin() {
        running++;
    }

    void end() {
        running--;
    }

    boolean isIdle() {
        return running == 0 && scheduler.isEmpty();
    }
}
