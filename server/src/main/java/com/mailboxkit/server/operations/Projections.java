package com.mailboxkit.server.operations;

import co.elastic.clients.elasticsearch._types.ElasticsearchException;
import com.mailboxkit.kernel.problem.ProblemCode;
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
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.context.SmartLifecycle;
import org.springframework.dao.DataAccessException;

/// Watches over the read models: keeps readers out of one that is incomplete, and rebuilds one from the events. A
/// rebuild only writes rows: no saga and no edge hears of it.
public final class Projections implements SmartLifecycle, DisposableBean {

    private static final Logger log = LoggerFactory.getLogger(Projections.class);
    private static final Duration LOOK_AFTER = Duration.ofSeconds(5);
    private static final Duration CHECK = Duration.ofMillis(20);
    private static final Duration UNREACHABLE = Duration.ofMillis(500);
    private static final Duration REFUSED = Duration.ofMinutes(1);

    private final EventProcessingConfiguration processing;
    private final PendingRebuilds pendingRebuilds;
    private final SearchIndex search;
    private final EventStore events;
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("projections").daemon().factory());
    private volatile boolean running;

    /// The last event there was at the look before this one. Axon's word for being caught up is once said and for ever.
    private long headBefore = Long.MAX_VALUE;

    public Projections(
            EventProcessingConfiguration processing,
            PendingRebuilds pendingRebuilds,
            SearchIndex search,
            EventStore events) {
        this.processing = processing;
        this.pendingRebuilds = pendingRebuilds;
        this.search = search;
        this.events = events;
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
    /// @throws Refusal `not_found` where there is no projection of that name, `conflict` where another node runs it
    public CompletableFuture<Void> replay(String name) {
        var processor = processor(name);
        if (processor.processingStatus().isEmpty()) {
            throw new Refusal(
                    ProblemCode.CONFLICT, "Another node runs the projection %s. Ask that one.".formatted(name));
        }
        return CompletableFuture.runAsync(() -> replayNow(name, processor), clock);
    }

    private void replayNow(String name, StreamingEventProcessor processor) {
        if (ProjectionNames.readModel().contains(name)) {
            pendingRebuilds.begin(name);
        }
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
            pendingRebuilds.end(name);
            return;
        }
        try {
            search.publish();
        } catch (IOException | ElasticsearchException notYet) {
            later(UNREACHABLE, () -> open(name));
        }
    }

    /// An index that is missing though events were handled, such as one that was deleted, or that another version
    /// defined, is made again by the node that runs the projection.
    private void prepareSearch() {
        var segments = processor(ProjectionNames.SEARCH).processingStatus().values();
        if (segments.isEmpty()) {
            later(UNREACHABLE, this::prepareSearch);
            return;
        }
        try {
            boolean handled = status(ProjectionNames.SEARCH).position() >= 0;
            if (search.prepare(handled, segments.stream().anyMatch(EventTrackerStatus::isReplaying))) {
                openWhenCaughtUp(ProjectionNames.SEARCH);
            } else {
                log.info("The search index is new, incomplete or of another version, and is filled from the events");
                rebuildSearch();
            }
        } catch (ElasticsearchException refused) {
            if (refused.status() == 400) {
                log.error("Elasticsearch refuses the search index", refused);
                later(REFUSED, this::prepareSearch);
            } else {
                later(UNREACHABLE, this::prepareSearch);
            }
        } catch (IOException notYet) {
            later(UNREACHABLE, this::prepareSearch);
        }
    }

    private void rebuildSearch() {
        try {
            replayNow(ProjectionNames.SEARCH, processor(ProjectionNames.SEARCH));
        } catch (RuntimeException logged) {
            later(REFUSED, this::prepareSearch);
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

    /// A rebuild that a node began may be ended by another, and what is left of a node that died is cleaned up.
    private void lookAfter() {
        try {
            for (var name : pendingRebuilds.beingRebuilt()) {
                if (isCaughtUp(name)) {
                    pendingRebuilds.end(name);
                }
            }
            long head = headBefore;
            if (ProjectionNames.readModel().stream()
                    .allMatch(name -> status(name).position() >= head)) {
                pendingRebuilds.forgetOld();
            }
            var now = events.createHeadToken();
            headBefore = now == null ? -1 : now.position().orElse(-1);
        } catch (DataAccessException notNow) {
            log.debug("The read models cannot be looked after: {}", notNow.toString());
        } finally {
            later(LOOK_AFTER, this::lookAfter);
        }
    }

    @Override
    public void start() {
        running = true;
        clock.execute(this::lookAfter);
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
