package com.mailboxkit.projection.storage;

import com.mailboxkit.content.ContentCollector;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/// Periodically deletes contents that no message needs. One node at a time.
public final class ContentCollection implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(ContentCollection.class);
    private static final int PASSES_PER_GRACE = 6;

    private final ContentCollector collector;
    private final ProjectedUses uses;
    private final Duration grace;
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("content-collection").daemon().factory());
    private volatile boolean running;
    private boolean hasAdopted;
    private boolean isWaiting;

    /// @param grace since a content was stored
    public ContentCollection(ContentCollector collector, ProjectedUses uses, Duration grace) {
        this.collector = collector;
        this.uses = uses;
        this.grace = grace;
    }

    @Override
    public void start() {
        running = true;
        var pause = grace.dividedBy(PASSES_PER_GRACE).toMillis();
        clock.scheduleWithFixedDelay(this::collect, pause, pause, TimeUnit.MILLISECONDS);
    }

    private void collect() {
        try {
            if (!hasAdopted) {
                collector.adoptFiles();
                hasAdopted = true;
            }
            collector.removeLeftOvers();
            collectUnused();
        } catch (IOException | RuntimeException notNow) { // an exception would cancel the schedule
            log.warn("Content collection failed and is retried: {}", notNow.toString());
        }
    }

    private void collectUnused() throws IOException {
        int contents = 0;
        long bytes = 0;
        while (running && isComplete()) {
            var pass = collector.collect(grace);
            contents += pass.contents();
            bytes += pass.bytes();
            if (pass.isDone()) {
                break;
            }
        }
        if (contents > 0) {
            log.info("Content collection deleted {} contents, {} bytes", contents, bytes);
        }
    }

    private boolean isComplete() {
        boolean complete = uses.areComplete(grace.dividedBy(2));
        if (!complete && !isWaiting) {
            log.warn("Content collection waits: events of the projection message are not projected, or dead letters");
        }
        isWaiting = !complete;
        return complete;
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
