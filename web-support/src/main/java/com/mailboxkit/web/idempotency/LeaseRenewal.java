package com.mailboxkit.web.idempotency;

import com.mailboxkit.web.idempotency.IdempotencyRecords.Request;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import reactor.core.Disposable;
import reactor.core.Disposables;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/// Renews the leases of the requests that this node carries out. So a lease is short, and soon after a node has died
/// its requests can be carried out by another one. A request that ends before the first renewal costs nothing.
final class LeaseRenewal implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(LeaseRenewal.class);
    private static final int PER_LEASE = 4; // renewals, so that two may fail
    private static final int AT_ONCE = 500;

    /// A request that is under way for longer is stuck: another attempt may begin.
    private static final Duration LONGEST = Duration.ofMinutes(5);

    private final IdempotencyRecords records;
    private final Duration interval;
    private final Set<Held> held = ConcurrentHashMap.newKeySet();
    private final Disposable.Swap renewing = Disposables.swap();

    /// @param since by [System#nanoTime]
    record Held(Request request, int attempt, long since) {

        private Duration age() {
            return Duration.ofNanos(System.nanoTime() - since);
        }
    }

    /// @param lease how long a claim lasts without being renewed
    LeaseRenewal(IdempotencyRecords records, Duration lease) {
        this.records = records;
        this.interval = lease.dividedBy(PER_LEASE);
    }

    /// Keeps the claim as long as the work takes.
    <T> Mono<T> during(Request request, int attempt, Mono<T> work) {
        return Mono.defer(() -> {
            var claim = new Held(request, attempt, System.nanoTime());
            held.add(claim);
            return work.doFinally(end -> held.remove(claim));
        });
    }

    @Override
    public void start() {
        renewing.update(Flux.interval(interval)
                .onBackpressureDrop()
                .concatMap(tick -> renew().timeout(interval.multipliedBy(2)).onErrorResume(failure -> {
                    log.warn("Leases of requests under way could not be renewed: {}", failure.toString());
                    return Mono.empty();
                }))
                .subscribe());
    }

    private Mono<Void> renew() {
        held.removeIf(claim -> claim.age().compareTo(LONGEST) > 0);
        List<Held> due = held.stream()
                .filter(claim -> claim.age().compareTo(interval) >= 0)
                .toList();
        return Flux.fromIterable(due).buffer(AT_ONCE).concatMap(records::renew).then();
    }

    /// Behind the web server, whose last requests need their leases.
    @Override
    public int getPhase() {
        return 0;
    }

    @Override
    public void stop() {
        renewing.update(Disposables.disposed());
    }

    @Override
    public boolean isRunning() {
        return renewing.get() != null && !renewing.get().isDisposed();
    }
}
