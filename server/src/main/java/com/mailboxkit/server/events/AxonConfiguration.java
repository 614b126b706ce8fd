package com.mailboxkit.server.events;

import com.fasterxml.jackson.annotation.JsonAutoDetect.Visibility;
import com.mailboxkit.command.RefusalInterceptor;
import com.mailboxkit.web.outage.OutageConfiguration;
import com.mailboxkit.web.outage.OutageDetector;
import com.mailboxkit.web.outage.Outages;
import java.sql.SQLException;
import java.util.concurrent.Executors;
import javax.sql.DataSource;
import org.axonframework.common.caching.Cache;
import org.axonframework.common.jdbc.ConnectionProvider;
import org.axonframework.common.jdbc.PersistenceExceptionResolver;
import org.axonframework.common.jdbc.UnitOfWorkAwareConnectionProviderWrapper;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.config.ConfigurerModule;
import org.axonframework.eventhandling.PropagatingErrorHandler;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventsourcing.EventCountSnapshotTriggerDefinition;
import org.axonframework.eventsourcing.SnapshotTriggerDefinition;
import org.axonframework.eventsourcing.Snapshotter;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.messaging.StreamableMessageSource;
import org.axonframework.messaging.annotation.HandlerDefinition;
import org.axonframework.messaging.annotation.ParameterResolverFactory;
import org.axonframework.queryhandling.QueryBus;
import org.axonframework.queryhandling.QueryUpdateEmitter;
import org.axonframework.queryhandling.SimpleQueryBus;
import org.axonframework.serialization.jackson3.Jackson3SerializerCustomizer;
import org.axonframework.spring.eventsourcing.SpringAggregateSnapshotter;
import org.axonframework.spring.jdbc.SpringDataSourceConnectionProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.beans.factory.config.ConfigurableBeanFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Lazy;
import org.springframework.context.annotation.Scope;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.jsontype.BasicPolymorphicTypeValidator;

/// What Axon needs whichever event store is used.
@Configuration(proxyBeanMethods = false)
@Import(OutageConfiguration.class)
class AxonConfiguration {

    private static final String UNIQUE_VIOLATION = "23505";
    private static final int CACHED_AGGREGATES = 20_000;
    private static final int EVENTS_PER_SNAPSHOT = 500;

    /// For processors that no reader waits for. Found by its name: with Axon Server it is the event store itself, of
    /// which
    /// there shall be one candidate.
    @Bean(autowireCandidate = false)
    StreamableMessageSource<TrackedEventMessage<?>> unhurriedEvents(EventStore events) {
        return events instanceof NotifyingEventStore store ? store.background() : events;
    }

    /// For processors to which many small batches are dear. Found by its name as well.
    @Bean(autowireCandidate = false)
    StreamableMessageSource<TrackedEventMessage<?>> gatheredEvents(EventStore events) {
        return events instanceof NotifyingEventStore store ? store.batched() : events;
    }

    /// Aggregates and sagas are stored by their fields and read back into them: a constructor with parameters is for
    /// what begins, not for what is read. Axon's own polymorphic tokens must be readable again. An event that was
    /// stored before it had a number or a flag has 0 or false for it.
    @Bean
    Jackson3SerializerCustomizer readableJson() {
        return json -> json.changeDefaultVisibility(visibility ->
                        visibility.withFieldVisibility(Visibility.ANY).withCreatorVisibility(Visibility.NONE))
                .polymorphicTypeValidator(BasicPolymorphicTypeValidator.builder()
                        .allowIfSubType("org.axonframework.")
                        .build())
                .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .disable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES);
    }

    /// PostgreSQL's driver does not tell a duplicate key by the type of its exception.
    @Bean
    PersistenceExceptionResolver persistenceExceptionResolver() {
        return failure -> {
            for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
                if (cause instanceof SQLException sql && UNIQUE_VIOLATION.equals(sql.getSQLState())) {
                    return true;
                }
            }
            return false;
        };
    }

    @Bean
    ConnectionProvider connectionProvider(DataSource dataSource) {
        return new UnitOfWorkAwareConnectionProviderWrapper(new SpringDataSourceConnectionProvider(dataSource));
    }

    /// One for each type of aggregate: an id of one type that is asked for as another must not be found.
    @Bean
    @Scope(ConfigurableBeanFactory.SCOPE_PROTOTYPE)
    Cache aggregates() {
        return new AggregateCache(CACHED_AGGREGATES);
    }

    @Bean
    SnapshotTriggerDefinition everyFewHundredEvents(@Lazy Snapshotter snapshotter) {
        return new EventCountSnapshotTriggerDefinition(snapshotter, EVENTS_PER_SNAPSHOT);
    }

    @Bean
    Snapshotter snapshotter(
            org.axonframework.config.Configuration axon,
            HandlerDefinition handlers,
            ParameterResolverFactory parameters,
            EventStore eventStore,
            TransactionManager transactions) {
        return SpringAggregateSnapshotter.builder()
                .repositoryProvider(axon::repository)
                .transactionManager(transactions)
                .eventStore(eventStore)
                .parameterResolverFactory(parameters)
                .handlerDefinition(handlers)
                .executor(Executors.newSingleThreadExecutor(
                        Thread.ofVirtual().name("snapshot").factory()))
                .build();
    }

    /// Axon's default logs a failing event and skips it; here the processor tries again until it succeeds.
    @Bean
    ConfigurerModule nothingIsSkipped() {
        return configurer -> configurer.eventProcessing(processing -> processing
                .usingPooledStreamingEventProcessors()
                .registerDefaultListenerInvocationErrorHandler(axon -> PropagatingErrorHandler.instance()));
    }

    /// Reads go by R2DBC: they need none of the JDBC transactions that Axon's default opens for each.
    @Bean
    @Qualifier("localSegment")
    QueryBus queryBus(org.axonframework.config.Configuration axon) {
        return SimpleQueryBus.builder()
                .queryUpdateEmitter(axon.getComponent(QueryUpdateEmitter.class))
                .build();
    }

    @Bean
    ConfigurerModule refusalsKeepTheirCode(Outages outages) {
        return configurer -> configurer.onInitialize(axon -> axon.onStart(() -> {
            axon.commandBus().registerHandlerInterceptor(new RefusalInterceptor());
            axon.queryBus().registerHandlerInterceptor(new OutageNotes(outages));
        }));
    }

    @Bean
    OutageDetector axonOutages() {
        return new AxonOutages();
    }
}
