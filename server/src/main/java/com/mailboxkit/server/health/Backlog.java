package com.mailboxkit.server.health;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import org.axonframework.config.EventProcessingConfiguration;
import org.axonframework.eventhandling.EventTrackerStatus;
import org.axonframework.eventhandling.StreamingEventProcessor;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.JdbcTemplate;

/// What waits: deliveries and calls that are not settled, dead letters, events that are not read yet, and how far each
/// event processor of this node is behind. Looked up when somebody asks, at most every few seconds.
final class Backlog implements MeterBinder {

    private static final Logger log = LoggerFactory.getLogger(Backlog.class);
    private static final long FRESH_NANOS = Duration.ofSeconds(5).toNanos();

    /// Each of these tables holds only what is under way.
    private static final Map<String, String> WAITING = Map.of(
            "deliveries", "select count(*) from sagaentry where sagatype like '%.DeliverySaga'",
            "webhook_calls", "select count(*) from sagaentry where sagatype like '%.WebhookDeliverySaga'",
            "dead_letters", "select count(*) from deadletterentry",
            "pending_events", "select count(*) from pending_projection");

    private final JdbcTemplate database;
    private final EventProcessingConfiguration processing;
    private final EventStore events;
    private final Map<String, Double> waiting = new ConcurrentHashMap<>();
    private final AtomicLong lookedAt = new AtomicLong(System.nanoTime() - FRESH_NANOS);

    Backlog(JdbcTemplate database, EventProcessingConfiguration processing, EventStore events) {
        this.database = database;
        this.processing = processing;
        this.events = events;
    }

    @Override
    public void bindTo(MeterRegistry meters) {
        for (var name : WAITING.keySet()) {
            Gauge.builder("mailboxkit.waiting", () -> waiting(name))
                    .tag("what", name)
                    .description("What is under way on all nodes")
                    .register(meters);
        }
        processing
                .eventProcessors()
                .keySet()
                .forEach(name -> Gauge.builder("mailboxkit.processor.lag", () -> lag(name))
                        .tag("processor", name)
                        .description("Events that are stored and not handled yet; NaN where another node handles them")
                        .register(meters));
    }

    private double lag(String name) {
        look();
        double head = waiting.getOrDefault("head", Double.NaN);
        return processing
                .eventProcessor(name, StreamingEventProcessor.class)
                .map(StreamingEventProcessor::processingStatus)
                .filter(segments -> !segments.isEmpty())
                .map(segments -> segments.values().stream().allMatch(EventTrackerStatus::isCaughtUp)
                        ? 0
                        : head
                                - segments.values().stream()
                                        .collect(Collectors.summarizingLong(segment ->
                                                segment.getCurrentPosition().orElse(-1)))
                                        .getMin())
                .orElse(Double.NaN);
    }

    private double waiting(String name) {
        look();
        return waiting.getOrDefault(name, Double.NaN);
    }

    private double count(String query) {
        return Objects.requireNonNull(database.queryForObject(query, Double.class), "a count is a number");
    }

    private void look() {
        long last = lookedAt.get();
        long now = System.nanoTime();
        if (now - last < FRESH_NANOS || !lookedAt.compareAndSet(last, now)) {
            return;
        }
        try {
            WAITING.forEach((name, query) -> waiting.put(name, count(query)));
            var head = events.createHeadToken();
            waiting.put("head", head == null ? -1 : (double) head.position().orElse(-1));
        } catch (DataAccessException away) {
            waiting.clear();
            log.debug("The backlog cannot be read: {}", away.toString());
        }
    }
}
