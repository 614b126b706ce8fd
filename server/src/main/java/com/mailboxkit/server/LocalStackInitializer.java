package com.mailboxkit.server;

import com.mailboxkit.local.DataDirectory;
import com.mailboxkit.local.LocalPostgres;
import java.nio.file.Path;
import java.util.Map;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.beans.factory.support.DefaultSingletonBeanRegistry;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.MapPropertySource;

/// Opens the data folder and, where no PostgreSQL is configured, starts one in it; before any bean, so that it also
/// ends after every bean.
final class LocalStackInitializer implements ApplicationContextInitializer<ConfigurableApplicationContext> {

    static final String POSTGRES_URL = "mailboxkit.postgres.url";

    @Override
    public void initialize(ConfigurableApplicationContext context) {
        var environment = context.getEnvironment();
        var beans = context.getBeanFactory();
        var data = DataDirectory.open(Path.of(environment.getRequiredProperty("mailboxkit.data")));
        endWithContext(beans, "dataDirectory", data);
        if (environment.getProperty(POSTGRES_URL, "").isEmpty()) {
            var postgres = LocalPostgres.start(data);
            endWithContext(beans, "localPostgres", postgres);
            environment
                    .getPropertySources()
                    .addFirst(new MapPropertySource(
                            "localStack",
                            Map.of(
                                    POSTGRES_URL,
                                    postgres.jdbcUrl(),
                                    "mailboxkit.postgres.username",
                                    postgres.user(),
                                    "mailboxkit.postgres.password",
                                    postgres.password())));
        }
    }

    private static void endWithContext(ConfigurableListableBeanFactory beans, String name, AutoCloseable resource) {
        beans.registerSingleton(name, resource);
        ((DefaultSingletonBeanRegistry) beans).registerDisposableBean(name, resource::close);
    }
}
