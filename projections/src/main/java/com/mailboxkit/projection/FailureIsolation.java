package com.mailboxkit.projection;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;

/// Isolates events after a failure: they are written one by one for a while. Otherwise all events of a batch
/// are written together, which is much faster but does not show which event failed.
public final class FailureIsolation {

    private static final long NANOS = Duration.ofMinutes(5).toNanos();

    private final AtomicLong lastFailure = new AtomicLong(System.nanoTime() - NANOS);

    /// An event, or a batch, could not be written.
    public void failed() {
        lastFailure.set(System.nanoTime());
    }

    public boolean isActive() {
        return System.nanoTime() - lastFailure.get() < NANOS;
    }
}
