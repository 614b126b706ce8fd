package com.mailboxkit.server;

import com.mailboxkit.local.DataDirectory;
import com.mailboxkit.local.ElasticsearchDistribution;
import com.mailboxkit.local.LocalElasticsearch;
import com.mailboxkit.local.LocalPostgres;
import java.nio.file.Path;
import java.util.HashMap;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.beans.factory.support.DefaultSingletonBeanRegistry;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.MapPropertySource;

/// Opens the data folder and starts in it what is not configured: PostgreSQL, Elasticsearch. Before any bean, so that
/// they also end after every bean. Elasticsearch comes up beside everything else.
final class LocalStackInitializer implements ApplicationContextInitializer<ConfigurableApplicationContext> {

    private static final String POSTGRES_URL = "mailboxkit.postgres.url";
    private static final String ELASTICSEARCH_URL = "mailboxkit.elasticsearch.url";

    @Override
    public void initialize(ConfigurableApplicationContext context) {
        var environment = context.getEnvironment();
        var beans = context.getBeanFactory();
        var data = DataDirectory.open(Path.of(environment.getRequiredProperty("mailboxkit.data")));
        endWithContext(beans, "dataDirectory", data);
        var settings = new HashMap<String, Object>();
        if (environment.getProperty(ELASTICSEARCH_URL, "").isEmpty()) {
            var elasticsearch = LocalElasticsearch.start(ElasticsearchDistribution.locate(), data);
            endWithContext(beans, "localElasticsearch", elasticsearch);
            settings.put(ELASTICSEARCH_URL, elasticsearch.uri().toString());
        }
        if (environment.getProperty(POSTGRES_URL, "").isEmpty()) {
            var postgres = LocalPostgres.start(data);
            endWithContext(beans, "localPostgres", postgres);
            settings.put(POSTGRES_URL, postgres.jdbcUrl());
            settings.put("mailboxkit.postgres.username", postgres.user());
            settings.put("mailboxkit.postgres.password", postgres.password());
        }
        environment.getPropertySources().addFirst(new MapPropertySource("localStack", settings));
    }

    private static void endWithContext(ConfigurableListableBeanFactory beans, String name, AutoCloseable resource) {
        beans.registerSingleton(name, resource);
        ((DefaultSingletonBeanRegistry) beans).registerDisposableBean(name, resource::close);
    }
}
