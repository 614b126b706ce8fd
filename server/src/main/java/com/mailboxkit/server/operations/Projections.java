package com.mailboxkit.server.operations;

import co.elastic.clients.elasticsearch._types.ElasticsearchException;
import com.mailboxkit.kernel.ReadBarrier;
import com.mailboxkit.kernel.problem.Refusal;
import com.mailboxkit.projection.ProjectionNames;
import com.mailboxkit.projection.search.SearchIndex;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.axonframework.config.EventProcessingConfiguration;
import org.axonframework.eventhandling.EventTrackerStatus;
import org.axonframework.eventhandling.StreamingEventProcessor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.context.SmartLifecycle;

/// Watches over the read models: keeps readers out of one that is incomplete, and rebuilds one from the events. A
/// rebuild only writes rows: no saga and no edge hears of it.
public final class Projections implements SmartLifecycle, DisposableBean {

    private static final Logger log = LoggerFactory.getLogger(Projections.class);
    private static final Duration CHECK = Duration.ofMillis(20);
    private static final Duration UNREACHABLE = Duration.ofMillis(500);

    private final EventProcessingConfiguration processing;
    private final ReadBarrier barrier;
    private final SearchIndex search;
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("projections").daemon().factory());
    private volatile boolean running;

    public Projections(EventProcessingConfiguration processing, ReadBarrier barrier, SearchIndex search) {
        this.processing = processing;
        this.barrier = barrier;
        this.search = search;
    }

    /// @param position number of the last event handled, over all segments the least; -1 for none
    /// @param caughtUp whether it has handled everything there is
    public record Status(String name, long position, boolean caughtUp, List<String> errors) {}

    public List<Status> list() {
        return ProjectionNames.all().stream().map(this::status).toList();
    }

    /// Empties the read model and fills it again. Answers at once; readers wait meanwhile, or in the case of search
    /// use the old index until the new one is whole.
    ///
    /// @throws Refusal `not_found` where there is no projection of that name
    public CompletableFuture<Void> replay(String name) {
        var processor = processor(name);
        if (ProjectionNames.readModel().contains(name)) {
            barrier.close(name);
        }
        return CompletableFuture.runAsync(() -> replayNow(name, processor), clock);
    }

    private void replayNow(String name, StreamingEventProcessor processor) {
        processor.shutDown();
        try {
            processor.resetTokens();
        } catch (RuntimeException failure) {
            log.error("Projection {} could not be reset and goes on as it was", name, failure);
            throw failure;
        } finally {
            processor.start();
            openWhenCaughtUp(name);
        }
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
            open(name);
        } else {
            later(CHECK, () -> openWhenCaughtUp(name));
        }
    }

    private void open(String name) {
        if (!name.equals(ProjectionNames.SEARCH)) {
            barrier.open(name);
            return;
        }
        try {
            search.publish();
        } catch (IOException | ElasticsearchException notYet) {
            later(UNREACHABLE, () -> open(name));
        }
    }

    /// An index that is missing though events were handled, such as one that was deleted, is made again.
    private void prepareSearch() {
        try {
            if (search.createIfMissing() && status(ProjectionNames.SEARCH).position() >= 0) {
                log.info("The search index is new and is filled from the events");
                replay(ProjectionNames.SEARCH);
            } else {
                openWhenCaughtUp(ProjectionNames.SEARCH);
            }
        } catch (IOException | ElasticsearchException notYet) {
            later(UNREACHABLE, this::prepareSearch);
        }
    }

    private void later(Duration wait, Runnable task) {
        if (running) {
            clock.schedule(task, wait.toMillis(), TimeUnit.MILLISECONDS);
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
        clock.execute(this::prepareSearch);
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
