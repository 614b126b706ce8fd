package com.mailboxkit.server;

import com.mailboxkit.local.DataDirectory;
import com.mailboxkit.local.ElasticsearchDistribution;
import com.mailboxkit.local.LocalElasticsearch;
import com.mailboxkit.local.LocalPostgres;
import com.mailboxkit.server.roles.Role;
import com.mailboxkit.server.roles.Roles;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.beans.factory.support.DefaultSingletonBeanRegistry;
import org.springframework.boot.web.server.context.WebServerInitializedEvent;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.Environment;
import org.springframework.core.env.MapPropertySource;

/// Opens the data folder and starts in it what is not configured: PostgreSQL, Elasticsearch. Before any bean, so that
/// they also end after every bean, and without waiting for them: the first bean that needs the database does.
final class LocalStackInitializer implements ApplicationContextInitializer<ConfigurableApplicationContext> {

    /// With fewer processors, Elasticsearch begins when the API answers: it takes as much time to start as all else.
    private static final int ENOUGH_FOR_ALL = 4;

    private static final String ELASTICSEARCH_URL = "mailboxkit.elasticsearch.url";

    @Override
    public void initialize(ConfigurableApplicationContext context) {
        var environment = context.getEnvironment();
        var settings = environment.getPropertySources();
        var beans = context.getBeanFactory();
        var data = DataDirectory.open(Path.of(environment.getRequiredProperty("mailboxkit.data")));
        endWithContext(beans, "dataDirectory", data, data);
        if (environment.getProperty("mailboxkit.postgres.url", "").isEmpty()) {
            var postgres = CompletableFuture.supplyAsync(
                    // not the common pool: its threads do not see the classes of a Spring Boot jar
                    () -> LocalPostgres.start(data), Thread.ofPlatform().name("start-postgres")::start);
            endWithContext(
                    beans, "localPostgres", postgres, () -> postgres.join().close());
            settings.addFirst(new LocalPostgresSettings(postgres));
        }
        if (searches(environment)
                && environment.getProperty(ELASTICSEARCH_URL, "").isEmpty()) {
            var elasticsearch = LocalElasticsearch.prepare(ElasticsearchDistribution.locate(), data);
            endWithContext(beans, "localElasticsearch", elasticsearch, elasticsearch);
            if (Runtime.getRuntime().availableProcessors() >= ENOUGH_FOR_ALL) {
                elasticsearch.start();
            } else {
                context.addApplicationListener((WebServerInitializedEvent answering) -> elasticsearch.start());
            }
            settings.addFirst(new MapPropertySource(
                    "localElasticsearch",
                    Map.of(ELASTICSEARCH_URL, elasticsearch.uri().toString())));
        }
    }

    private static boolean searches(Environment environment) {
        var roles = Roles.of(environment);
        return roles.has(Role.QUERY) || roles.has(Role.PROJECTIONS);
    }

    private static void endWithContext(
            ConfigurableListableBeanFactory beans, String name, Object resource, AutoCloseable end) {
        beans.registerSingleton(name, resource);
        ((DefaultSingletonBeanRegistry) beans).registerDisposableBean(name, end::close);
    }
}
