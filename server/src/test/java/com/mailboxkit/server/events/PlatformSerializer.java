package com.mailboxkit.server.events;

import java.util.concurrent.atomic.AtomicReference;
import org.axonframework.serialization.Serializer;
import org.axonframework.springboot.autoconfig.AxonAutoConfiguration;
import org.axonframework.springboot.autoconfig.EventProcessingAutoConfiguration;
import org.axonframework.springboot.autoconfig.InfraConfiguration;
import org.axonframework.springboot.autoconfig.NoOpTransactionAutoConfiguration;
import org.springframework.boot.LazyInitializationBeanFactoryPostProcessor;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.ConfigDataApplicationContextInitializer;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

/// The serializer of the platform, for events and snapshots, made of its own configuration and settings.
final class PlatformSerializer {

    private static final Serializer INSTANCE = configureAsThePlatformDoes();

    private PlatformSerializer() {}

    static Serializer get() {
        return INSTANCE;
    }

    private static Serializer configureAsThePlatformDoes() {
        var serializer = new AtomicReference<Serializer>();
        new ApplicationContextRunner()
                .withInitializer(new ConfigDataApplicationContextInitializer())
                .withInitializer(context ->
                        context.addBeanFactoryPostProcessor(new LazyInitializationBeanFactoryPostProcessor()))
                .withConfiguration(AutoConfigurations.of(
                        InfraConfiguration.class,
                        EventProcessingAutoConfiguration.class,
                        NoOpTransactionAutoConfiguration.class,
                        AxonAutoConfiguration.class))
                .withUserConfiguration(AxonConfiguration.class)
                .run(context -> serializer.set(context.getBean("eventSerializer", Serializer.class)));
        return serializer.get();
    }
}
