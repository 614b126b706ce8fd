package com.mailboxkit.command;

import com.mailboxkit.kernel.problem.ProblemCode;
import com.mailboxkit.kernel.problem.Refusal;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.LongAdder;

/// Refuses work where more of it waits than can soon be done, and counts what was refused.
public final class Overload {

    private static final long RETRY_SECONDS = 2;

    /// What waits.
    public enum Work {
        /// Commands and what prepares them, for a thread of the pool.
        COMMANDS,
        /// Sends, for a unit of work.
        SENDS
    }

    private final Map<Work, LongAdder> refused = new EnumMap<>(Work.class);

    public Overload() {
        for (var work : Work.values()) {
            refused.put(work, new LongAdder());
        }
    }

    /// Counts a refusal, and returns it: 503 with `Retry-After`.
    public Refusal refuse(Work work) {
        counter(work).increment();
        return new Refusal(
                ProblemCode.UNAVAILABLE,
                "The platform has more to do than it can right now. Repeat the request shortly; with the same Idempotency-Key"
                        + " it takes effect once.",
                new Refusal.Detail.RetryAfter(RETRY_SECONDS));
    }

    /// How much was refused since the start.
    public long refused(Work work) {
        return counter(work).sum();
    }

    private LongAdder counter(Work work) {
        return Objects.requireNonNull(refused.get(work), "each has a counter");
    }
}
