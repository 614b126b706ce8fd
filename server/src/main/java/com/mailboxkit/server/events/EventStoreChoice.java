package com.mailboxkit.server.events;

import java.util.Map;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.MapPropertySource;

/// Turns `mailboxkit.event-store` into what Axon goes by: with `axon-server`, commands, events and queries travel over
/// the Axon Server that `axon.axonserver.servers` names, and nothing else of the platform differs.
public final class EventStoreChoice implements ApplicationContextInitializer<ConfigurableApplicationContext> {

    static final String PROPERTY = "mailboxkit.event-store";
    static final String AXON_SERVER = "axon-server";
    static final String POSTGRES = "postgres";

    @Override
    public void initialize(ConfigurableApplicationContext context) {
        var environment = context.getEnvironment();
        String choice = environment.getProperty(PROPERTY, POSTGRES);
        if (!choice.equals(AXON_SERVER) && !choice.equals(POSTGRES)) {
            throw new IllegalArgumentException(
                    "%s is '%s': say %s or %s.".formatted(PROPERTY, choice, POSTGRES, AXON_SERVER));
        }
        environment
                .getPropertySources()
                .addFirst(new MapPropertySource(
                        PROPERTY, Map.of("axon.axonserver.enabled", Boolean.toString(choice.equals(AXON_SERVER)))));
    }
}
