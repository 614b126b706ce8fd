package com.mailboxkit.server.events;

import com.mailboxkit.web.outage.Outages;
import java.util.concurrent.Executors;
import org.axonframework.commandhandling.AsynchronousCommandBus;
import org.axonframework.commandhandling.CommandBus;
import org.axonframework.commandhandling.CommandBusSpanFactory;
import org.axonframework.commandhandling.CommandCallback;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.commandhandling.DuplicateCommandHandlerResolver;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.messaging.MessageHandler;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// Commands that come from Axon Server: `mailboxkit.event-store=axon-server`. Axon has a bean by the name that this
/// would
/// have.
@Configuration(value = "commandsFromAxonServer", proxyBeanMethods = false)
@ConditionalOnProperty(name = EventStoreChoice.PROPERTY, havingValue = EventStoreChoice.AXON_SERVER)
class AxonServerConfiguration {

    /// The connector has few threads for commands. They are not to be lost to commands that wait for another one, as
    /// that of a submitted message does for those that are stored with it: each gets a thread of its own.
    @Bean(destroyMethod = "shutdown")
    @Qualifier("localSegment")
    AsynchronousCommandBus commandBus(
            TransactionManager transactions,
            DuplicateCommandHandlerResolver duplicates,
            Outages outages,
            org.axonframework.config.Configuration axon) {
        return new NotingCommandBus(
                AsynchronousCommandBus.builder()
                        .executor(Executors.newThreadPerTaskExecutor(Thread.ofVirtual()
                                .name("axon-server-command-", 0)
                                .factory()))
                        .transactionManager(transactions)
                        .duplicateCommandHandlerResolver(duplicates)
                        .spanFactory(axon.getComponent(CommandBusSpanFactory.class))
                        .messageMonitor(axon.messageMonitor(CommandBus.class, "commandBus")),
                new OutageNotes(outages));
    }

    private static final class NotingCommandBus extends AsynchronousCommandBus {

        private final OutageNotes notes;

        NotingCommandBus(Builder builder, OutageNotes notes) {
            super(builder);
            this.notes = notes;
        }

        @Override
        protected <C, R> void handle(
                CommandMessage<C> command,
                MessageHandler<? super CommandMessage<?>> handler,
                CommandCallback<? super C, ? super R> callback) {
            super.<C, R>handle(command, handler, (handled, result) -> callback.onResult(handled, notes.noted(result)));
        }
    }
}
