package com.mailboxkit.server.health;

import java.util.List;
import org.axonframework.config.EventProcessingConfiguration;
import org.axonframework.eventhandling.EventTrackerStatus;
import org.axonframework.eventhandling.StreamingEventProcessor;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

/// Degraded while an event processor of this node tries again and again; what others handle is their matter.
final class ProcessorsHealth implements HealthIndicator {

    private final EventProcessingConfiguration processing;

    ProcessorsHealth(EventProcessingConfiguration processing) {
        this.processing = processing;
    }

    @Override
    public Health health() {
        var failing = failing();
        return failing.isEmpty()
                ? Health.up().build()
                : Health.status(HealthConfiguration.DEGRADED)
                        .withDetail("failing", failing)
                        .build();
    }

    private List<String> failing() {
        return processing.eventProcessors().entrySet().stream()
                .filter(named -> named.getValue() instanceof StreamingEventProcessor streaming
                        && streaming.processingStatus().values().stream().anyMatch(EventTrackerStatus::isErrorState))
                .map(named -> named.getKey())
                .sorted()
                .toList();
    }
}
