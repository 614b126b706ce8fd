package com.mailboxkit.projection.erasure;

import com.mailboxkit.projection.search.SearchIndex;
import com.mailboxkit.projection.storage.ProjectedUses;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.transaction.support.TransactionOperations;

/// Erases messages of deleted inboxes and old ones of the sandbox: first from the search index, then from the
/// read model; the collector deletes their content. The messages are selected from the read model alone, so a
/// process that is killed loses no state, and what a rebuild restores is erased again.
public final class Erasure implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(Erasure.class);

    private final ErasedMessages messages;
    private final SearchIndex index;
    private final ProjectedUses projected;
    private final TransactionOperations transactions;
    private final Duration pause;
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("erasure").daemon().factory());
    private volatile boolean running;

    /// @param pause between two passes
    Erasure(
            ErasedMessages messages,
            SearchIndex index,
            ProjectedUses projected,
            TransactionOperations transactions,
            Duration pause) {
        this.messages = messages;
        this.index = index;
        this.projected = projected;
        this.transactions = transactions;
        this.pause = pause;
    }

    @Override
    public void start() {
        running = true;
        clock.scheduleWithFixedDelay(this::erase, pause.toMillis(), pause.toMillis(), TimeUnit.MILLISECONDS);
    }

    private void erase() {
        int erased = 0;
        try {
            while (running && projected.noneIsRebuilt()) {
                var some = messages.next();
                if (some.isEmpty()) {
                    break;
                }
                index.delete(some);
                transactions.executeWithoutResult(transaction -> messages.erase(some));
                erased += some.size();
            }
        } catch (IOException | RuntimeException notNow) { // an exception would cancel the schedule
            log.warn("Erasure of messages failed and is retried: {}", notNow.toString());
        }
        if (erased > 0) {
            log.info("{} messages of deleted inboxes and of the sandbox were erased", erased);
        }
    }

    @Override
    public void stop() {
        running = false;
        clock.shutdown();
        try {
            if (!clock.awaitTermination(10, TimeUnit.SECONDS)) {
                clock.shutdownNow();
            }
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
