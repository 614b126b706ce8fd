package com.mailboxkit.server.events;

import org.axonframework.config.ConfigurerModule;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.DefaultTransactionDefinition;
import org.springframework.transaction.support.TransactionOperations;
import org.springframework.transaction.support.TransactionTemplate;

/// Lets readers see their own writes, whichever event store is used.
@Configuration(proxyBeanMethods = false)
class BarrierConfiguration {

    @Bean
    ConfigurerModule eventsAreMarkedUnread(JdbcTemplate database, PlatformTransactionManager transactions) {
        return configurer -> configurer.onInitialize(axon -> axon.onStart(() -> {
            var events = axon.eventStore();
            events.registerDispatchInterceptor(new BarrierInterceptor(database, ahead(events, transactions)));
        }));
    }

    private static @Nullable TransactionOperations ahead(EventStore events, PlatformTransactionManager transactions) {
        return events instanceof NotifyingEventStore
                ? null
                : new TransactionTemplate(
                        transactions, new DefaultTransactionDefinition(TransactionDefinition.PROPAGATION_REQUIRES_NEW));
    }
}
