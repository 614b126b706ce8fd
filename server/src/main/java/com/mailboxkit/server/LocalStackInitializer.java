package com.mailboxkit.server;

import com.mailboxkit.local.DataDirectory;
import com.mailboxkit.local.LocalPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
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
        try {
            var folder = Path.of(environment.getRequiredProperty("mailboxkit.data"));
            var data = DataDirectory.open(folder);
            endWithContext(beans, "dataDirectory", data);
            if (environment.getProperty("mailboxkit.fresh", "no").equals("yes")) {
                LocalPostgres.stopLeftOver(data.path().resolve("postgres"));
                data.clear();
            }
            if (environment.getProperty(POSTGRES_URL, "").isEmpty()) {
                var postgres = LocalPostgres.start(data.path().resolve("postgres"));
                endWithContext(beans, "localPostgres", postgres);
                environment
                        .getPropertySources()
                        .addFirst(new MapPropertySource(
                                "localStack",
                                Map.of(
                                        POSTGRES_URL,
                                        postgres.jdbcUrl(),
                                        "mailboxkit.postgres.username",
                                        "postgres",
                                        "mailboxkit.postgres.password",
                                        "")));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(String.valueOf(e.getMessage()), e);
        }
    }

    private static void endWithContext(ConfigurableListableBeanFactory beans, String name, AutoCloseable resource) {
        beans.registerSingleton(name, resource);
        ((DefaultSingletonBeanRegistry) beans).registerDisposableBean(name, resource::close);
    }
}
