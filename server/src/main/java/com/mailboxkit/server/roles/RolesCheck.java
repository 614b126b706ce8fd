package com.mailboxkit.server.roles;

import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;

/// Refuses roles that cannot work, before anything starts.
public final class RolesCheck implements ApplicationContextInitializer<ConfigurableApplicationContext> {

    @Override
    public void initialize(ConfigurableApplicationContext context) {
        var environment = context.getEnvironment();
        Roles.of(environment)
                .check(
                        environment.getProperty("axon.axonserver.enabled", Boolean.class, false),
                        !environment.getProperty("mailboxkit.postgres.url", "").isEmpty());
    }
}
