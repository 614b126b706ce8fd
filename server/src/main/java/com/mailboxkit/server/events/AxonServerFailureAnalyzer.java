package com.mailboxkit.server.events;

import org.axonframework.common.ProcessRetriesExhaustedException;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.core.env.Environment;

/// Says what to do when the platform cannot start because Axon Server does not answer.
final class AxonServerFailureAnalyzer extends AbstractFailureAnalyzer<ProcessRetriesExhaustedException> {

    private final Environment environment;

    AxonServerFailureAnalyzer(Environment environment) {
        this.environment = environment;
    }

    @Override
    protected FailureAnalysis analyze(Throwable root, ProcessRetriesExhaustedException cause) {
        if (!EventStoreChoice.AXON_SERVER.equals(environment.getProperty(EventStoreChoice.PROPERTY))) {
            return new FailureAnalysis("An event processor could not be prepared.", "See the log above.", cause);
        }
        return new FailureAnalysis(
                "Axon Server at %s does not answer."
                        .formatted(environment.getProperty("axon.axonserver.servers", "localhost:8124")),
                "Start it, name another one with axon.axonserver.servers (AXON_AXONSERVER_SERVERS), or keep the events in"
                        + " PostgreSQL with %s=%s.".formatted(EventStoreChoice.PROPERTY, EventStoreChoice.POSTGRES),
                cause);
    }
}
