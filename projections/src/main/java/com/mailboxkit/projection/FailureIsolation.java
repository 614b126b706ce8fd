package com.mailboxkit.projection;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;

/// Whether something went wrong lately, so that events are better handled one by one. In good times all events of a
/// batch are written together, which is much quicker but tells nothing about the one that cannot be written.
public final class FailureIsolation {

    private static final long NANOS = Duration.ofMinutes(5).toNanos();

    private final AtomicLong lastFailure = new AtomicLong(System.nanoTime() - NANOS);

    /// An event, or a batch of them, could not be written.
    public void failed() {
        lastFailure.set(System.nanoTime());
    }

    public boolean isActive() {
        return System.nanoTime() - lastFailure.get() < NANOS;
    }
}
