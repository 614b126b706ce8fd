package com.mailboxkit.server.events;

import com.mailboxkit.kernel.ReadBarrier;
import com.mailboxkit.projection.ProjectionNames;
import io.r2dbc.spi.ConnectionFactory;
import org.axonframework.common.jdbc.ConnectionProvider;
import org.axonframework.common.jdbc.PersistenceExceptionResolver;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.config.EventProcessingConfiguration;
import org.axonframework.eventhandling.EventBusSpanFactory;
import org.axonframework.eventhandling.StreamingEventProcessor;
import org.axonframework.eventsourcing.eventstore.EmbeddedEventStore;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.eventsourcing.eventstore.jdbc.JdbcEventStorageEngine;
import org.axonframework.serialization.Serializer;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.r2dbc.core.DatabaseClient;

/// Events in PostgreSQL: `mailboxkit.event-store=postgres`, the default.
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty(name = "mailboxkit.event-store", havingValue = "postgres", matchIfMissing = true)
class JdbcEventStoreConfiguration {

    private static final int READ_AHEAD = 500;
    private static final int GAP_TIMEOUT_MILLIS = 10_000;
    private static final int MAX_GAP_OFFSET = 10_000;

    @Bean
    EventStorageEngine eventStorageEngine(
            Serializer general,
            @Qualifier("eventSerializer") Serializer events,
            PersistenceExceptionResolver duplicates,
            ConnectionProvider connections,
            TransactionManager transactions,
            org.axonframework.config.Configuration axon) {
        return JdbcEventStorageEngine.builder()
                .snapshotSerializer(general)
                .eventSerializer(events)
                .upcasterChain(axon.upcasterChain())
                .snapshotFilter(axon.snapshotFilter())
                .persistenceExceptionResolver(duplicates)
                .connectionProvider(connections)
                .transactionManager(transactions)
                .batchSize(READ_AHEAD)
                .gapTimeout(GAP_TIMEOUT_MILLIS)
                .maxGapOffset(MAX_GAP_OFFSET)
                .build();
    }

    @Bean
    EventStoreNotifier eventStoreNotifier(ConnectionFactory connections, DatabaseClient database) {
        return new EventStoreNotifier(connections, database);
    }

    @Bean(name = "eventBus")
    @Qualifier("eventStore")
    EmbeddedEventStore eventStore(
            EventStorageEngine engine,
            org.axonframework.config.Configuration axon,
            ReadBarrier barrier,
            EventStoreNotifier otherNodes) {
        return new NotifyingEventStore(
                EmbeddedEventStore.builder()
                        .storageEngine(engine)
                        .messageMonitor(axon.messageMonitor(EventStore.class, "eventStore"))
                        .spanFactory(axon.getComponent(EventBusSpanFactory.class)),
                barrier,
                otherNodes,
                () -> runsHere(axon.eventProcessingConfiguration()));
    }

    private static boolean runsHere(@Nullable EventProcessingConfiguration processing) {
        return processing != null
                && ProjectionNames.readModel().stream()
                        .allMatch(name -> processing
                                .eventProcessor(name, StreamingEventProcessor.class)
                                .filter(processor ->
                                        !processor.processingStatus().isEmpty())
                                .isPresent());
    }
}
