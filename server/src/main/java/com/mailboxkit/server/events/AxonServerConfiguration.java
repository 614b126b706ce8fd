package com.mailboxkit.server.events;

import java.util.concurrent.Executors;
import org.axonframework.commandhandling.AsynchronousCommandBus;
import org.axonframework.commandhandling.CommandBus;
import org.axonframework.commandhandling.CommandBusSpanFactory;
import org.axonframework.commandhandling.DuplicateCommandHandlerResolver;
import org.axonframework.common.transaction.TransactionManager;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// Commands that come from Axon Server: `mailboxkit.event-store=axon-server`.
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty(name = EventStoreChoice.PROPERTY, havingValue = EventStoreChoice.AXON_SERVER)
class AxonServerConfiguration {

    /// The connector has few threads for commands. They are not to be lost to commands that wait for another one, as
    /// that of a submitted message does for those that are stored with it: each gets a thread of its own.
    @Bean(destroyMethod = "shutdown")
    @Qualifier("localSegment")
    AsynchronousCommandBus commandBus(
            TransactionManager transactions,
            DuplicateCommandHandlerResolver duplicates,
            org.axonframework.config.Configuration axon) {
        return AsynchronousCommandBus.builder()
                .executor(Executors.newThreadPerTaskExecutor(
                        Thread.ofVirtual().name("axon-server-command-", 0).factory()))
                .transactionManager(transactions)
                .duplicateCommandHandlerResolver(duplicates)
                .spanFactory(axon.getComponent(CommandBusSpanFactory.class))
                .messageMonitor(axon.messageMonitor(CommandBus.class, "commandBus"))
                .build();
    }
}
