package com.mailboxkit.web.idempotency;

import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import reactor.core.Disposable;
import reactor.core.Disposables;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/// Deletes expired records from time to time, a few at once.
final class ExpiredRecords implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(ExpiredRecords.class);
    private static final int AT_ONCE = 1_000;

    private final IdempotencyRecords records;
    private final Duration interval;
    private final Disposable.Swap cleaning = Disposables.swap();

    ExpiredRecords(IdempotencyRecords records, Duration interval) {
        this.records = records;
        this.interval = interval;
    }

    @Override
    public void start() {
        cleaning.update(Flux.interval(interval)
                .onBackpressureDrop()
                .concatMap(tick -> clean().onErrorResume(failure -> {
                    log.warn("Expired idempotency records could not be deleted; they will be later", failure);
                    return Mono.empty();
                }))
                .subscribe());
    }

    private Mono<Void> clean() {
        return records.forget(AT_ONCE)
                .repeat()
                .takeUntil(deleted -> deleted < AT_ONCE)
                .then();
    }

    @Override
    public void stop() {
        cleaning.update(Disposables.disposed());
    }

    @Override
    public boolean isRunning() {
        return cleaning.get() != null && !cleaning.get().isDisposed();
    }
}
