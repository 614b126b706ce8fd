package com.mailboxkit.server.events;

import static org.assertj.core.api.Assertions.assertThat;

import org.axonframework.axonserver.connector.event.axon.AxonServerEventStore;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.springboot.autoconfig.AxonAutoConfiguration;
import org.axonframework.springboot.autoconfig.AxonServerAutoConfiguration;
import org.axonframework.springboot.autoconfig.AxonServerBusAutoConfiguration;
import org.axonframework.springboot.autoconfig.EventProcessingAutoConfiguration;
import org.axonframework.springboot.autoconfig.InfraConfiguration;
import org.axonframework.springboot.autoconfig.NoOpTransactionAutoConfiguration;
import org.junit.jupiter.api.Test;
import org.springframework.boot.LazyInitializationBeanFactoryPostProcessor;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.ConfigDataApplicationContextInitializer;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.support.AbstractApplicationContext;
import org.springframework.context.support.DefaultLifecycleProcessor;

/// The platform with `mailboxkit.event-store=axon-server`, as far as it starts without one.
class AxonServerContextTest {

    /// Axon Server would be connected to at the start.
    private static final class Unstarted extends DefaultLifecycleProcessor {

        @Override
        public void onRefresh() {}
    }

    private final ApplicationContextRunner platform = new ApplicationContextRunner()
            .withPropertyValues("mailboxkit.event-store=axon-server", "axon.axonserver.servers=localhost:1")
            .withInitializer(new ConfigDataApplicationContextInitializer())
            .withInitializer(new EventStoreChoice())
            .withInitializer(
                    context -> context.addBeanFactoryPostProcessor(new LazyInitializationBeanFactoryPostProcessor()))
            .withInitializer(context -> context.getBeanFactory()
                    .registerSingleton(AbstractApplicationContext.LIFECYCLE_PROCESSOR_BEAN_NAME, new Unstarted()))
            .withConfiguration(AutoConfigurations.of(
                    InfraConfiguration.class,
                    EventProcessingAutoConfiguration.class,
                    NoOpTransactionAutoConfiguration.class,
                    AxonServerAutoConfiguration.class,
                    AxonServerBusAutoConfiguration.class,
                    AxonAutoConfiguration.class))
            .withUserConfiguration(AxonConfiguration.class, AxonServerConfiguration.class);

    @Test
    void keepsItsEventsThereAndHasOneEventStore() {
        platform.run(context -> {
            assertThat(context).hasNotFailed();
            assertThat(context.getBean("unhurriedEvents")).isInstanceOf(AxonServerEventStore.class);
            assertThat(context.getBean("gatheredEvents")).isInstanceOf(AxonServerEventStore.class);
            assertThat(context.getBeanProvider(EventStore.class).getIfUnique())
                    .isInstanceOf(AxonServerEventStore.class);
        });
    }
}
