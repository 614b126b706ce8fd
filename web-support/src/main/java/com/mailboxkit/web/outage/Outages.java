package com.mailboxkit.web.outage;

import com.mailboxkit.kernel.problem.ProblemCode;
import com.mailboxkit.kernel.problem.Refusal;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/// The one place that decides whether a failure is an outage: 503 with `Retry-After`, since the same request may
/// succeed later. Everything else is a bug: 500.
public final class Outages {

    /// What `Retry-After` says unless something better is known.
    public static final long RETRY_SECONDS = 2;

    private static final int MAX_CAUSES = 20; // causes may form a cycle

    private final List<OutageDetector> detectors;

    public Outages(List<OutageDetector> detectors) {
        this.detectors = List.copyOf(detectors);
    }

    /// The failure, or the cause of it, that says so; empty where none does.
    public Optional<Throwable> find(Throwable failure) {
        return Stream.iterate(failure, Objects::nonNull, Throwable::getCause)
                .limit(MAX_CAUSES)
                .filter(cause -> detectors.stream().anyMatch(detector -> detector.detects(cause)))
                .findFirst();
    }

    /// What is answered during an outage.
    public static Refusal refusal() {
        return new Refusal(
                ProblemCode.UNAVAILABLE,
                "The platform cannot reach something that it needs right now. Repeat the request shortly; with the same"
                        + " Idempotency-Key it takes effect once.",
                new Refusal.Detail.RetryAfter(RETRY_SECONDS));
    }
}
