package com.mailboxkit.server.operations;

import com.mailboxkit.kernel.ReadBarrier;
import com.mailboxkit.kernel.problem.Refusal;
import com.mailboxkit.projection.ProjectionNames;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.axonframework.config.EventProcessingConfiguration;
import org.axonframework.eventhandling.EventTrackerStatus;
import org.axonframework.eventhandling.StreamingEventProcessor;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.context.SmartLifecycle;

/// Watches over the read models: keeps readers out of one that is incomplete, and rebuilds one from the events. A
/// rebuild only writes rows: no saga and no edge hears of it.
public final class Projections implements SmartLifecycle, DisposableBean {

    private static final Duration CHECK = Duration.ofMillis(20);

    private final EventProcessingConfiguration processing;
    private final ReadBarrier barrier;
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("projections").daemon().factory());
    private volatile boolean running;

    public Projections(EventProcessingConfiguration processing, ReadBarrier barrier) {
        this.processing = processing;
        this.barrier = barrier;
    }

    /// @param position number of the last event handled, over all segments the least; -1 for none
    /// @param caughtUp whether it has handled everything there is
    public record Status(String name, long position, boolean caughtUp, List<String> errors) {}

    public List<Status> list() {
        return ProjectionNames.all().stream().map(this::status).toList();
    }

    /// Empties the read model and fills it again. Answers at once; readers wait meanwhile.
    ///
    /// @throws Refusal `not_found` where there is no projection of that name
    public CompletableFuture<Void> replay(String name) {
        var processor = processor(name);
        barrier.close(name);
        return CompletableFuture.runAsync(
                () -> {
                    processor.shutDown();
                    processor.resetTokens();
                    processor.start();
                    openWhenCaughtUp(name);
                },
                clock);
    }

    private Status status(String name) {
        var segments = processor(name).processingStatus().values();
        return new Status(
                name,
                segments.stream()
                        .mapToLong(segment -> segment.getCurrentPosition().orElse(-1))
                        .min()
                        .orElse(-1),
                isCaughtUp(name),
                segments.stream()
                        .filter(EventTrackerStatus::isErrorState)
                        .map(segment -> String.valueOf(segment.getError()))
                        .toList());
    }

    private boolean isCaughtUp(String name) {
        var segments = processor(name).processingStatus().values();
        // Axon calls it a replay until the first event after the reset, so that does not tell
        return !segments.isEmpty() && segments.stream().allMatch(EventTrackerStatus::isCaughtUp);
    }

    private void openWhenCaughtUp(String name) {
        if (isCaughtUp(name)) {
            barrier.open(name);
        } else if (running) {
            clock.schedule(() -> openWhenCaughtUp(name), CHECK.toMillis(), TimeUnit.MILLISECONDS);
        }
    }

    private StreamingEventProcessor processor(String name) {
        return processing
                .eventProcessor(name, StreamingEventProcessor.class)
                .orElseThrow(() -> Refusal.notFound("projection"));
    }

    /// Nobody reads what an earlier run had stored but not projected yet.
    @Override
    public void start() {
        running = true;
        for (var name : ProjectionNames.readModel()) {
            barrier.close(name);
            clock.execute(() -> openWhenCaughtUp(name));
        }
    }

    @Override
    public void stop() {
        running = false;
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    @Override
    public void destroy() {
        clock.shutdownNow();
    }
}
