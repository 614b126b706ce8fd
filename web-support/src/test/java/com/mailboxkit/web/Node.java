package com.mailboxkit.web;

import com.mailboxkit.local.TemporaryStack;
import io.r2dbc.pool.ConnectionPool;
import io.r2dbc.pool.ConnectionPoolConfiguration;
import io.r2dbc.spi.ConnectionFactories;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.r2dbc.core.DatabaseClient;

/// A server of its own on the database that all nodes share, with what all endpoints share and a few routes.
public final class Node implements AutoCloseable {

    private static final HttpClient CLIENT = HttpClient.newHttpClient();
    private static final String JSON = "application/json";

    private static final AtomicInteger counter = new AtomicInteger();

    private final ConfigurableApplicationContext context;
    private final int port;

    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    @Import(WebConfiguration.class)
    static class Wiring {

        @Bean(destroyMethod = "dispose")
        ConnectionPool connectionFactory() {
            var postgres = TemporaryStack.shared().postgres();
            var url = URI.create(postgres.jdbcUrl().substring("jdbc:".length()));
            var factory = ConnectionFactories.get("r2dbc:postgresql://%s:%s@%s:%d%s"
                    .formatted(postgres.user(), postgres.password(), url.getHost(), url.getPort(), url.getPath()));
            return new ConnectionPool(
                    ConnectionPoolConfiguration.builder(factory).maxSize(8).build());
        }

        @Bean
        DatabaseClient databaseClient(ConnectionPool connections) {
            return DatabaseClient.create(connections);
        }

        @Bean
        Clock clock() {
            return Clock.systemUTC();
        }

        @Bean
        PlatformSecret platformSecret() {
            return new PlatformSecret(new byte[32]);
        }
    }

    private Node(ConfigurableApplicationContext context) {
        this.context = context;
        this.port = ((WebServerApplicationContext) context).getWebServer().getPort();
    }

    /// @param configuration what it has beside that
    public static Node start(List<Class<?>> configuration, String... settings) {
        var application = new SpringApplication(Wiring.class);
        application.addPrimarySources(configuration);
        var arguments = new ArrayList<>(List.of(
                "--server.port=0",
                "--spring.main.web-application-type=reactive",
                "--spring.main.banner-mode=off",
                "--mailboxkit.public-url=https://mail.example.com"));
        arguments.addAll(List.of(settings));
        return new Node(application.run(arguments.toArray(String[]::new)));
    }

    /// The tables that the platform's migrations make, empty.
    public void migrate() throws IOException {
        sql(
                "drop table if exists pending_projection, api_key, api_key_use, api_key_usage, registration_window, idempotency_record,"
                        + " organization_usage, organization_lease");
        for (var name : List.of(
                "V10__api_key_use",
                "V20__idempotency",
                "V21__rate_limits",
                "V65__unread_events",
                "V67__pending_projection",
                "V73__sliding_registrations",
                "V74__organization_usage",
                "V75__organization_lease")) {
            try (var migration = Node.class.getResourceAsStream("/db/migration/%s.sql".formatted(name))) {
                sql(new String(migration.readAllBytes(), StandardCharsets.UTF_8));
            }
        }
        sql("create table api_key (id text primary key, organization_id text not null, hash text not null unique,"
                + " test boolean not null default false, revoked_at timestamptz)");
    }

    public <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    public void sql(String statements) {
        context.getBean(DatabaseClient.class).sql(statements).then().block();
    }

    public long count(String from) {
        return context.getBean(DatabaseClient.class)
                .sql("select count(*) from " + from)
                .mapValue(Long.class)
                .one()
                .block();
    }

    public String newApiKey() {
        return newApiKey("org-" + counter.incrementAndGet());
    }

    public String newApiKey(String organization) {
        var key = ApiKeys.newLiveKey(new SecureRandom());
        sql("insert into api_key (id, organization_id, hash) values ('%1$s', '%2$s', '%1$s')"
                .formatted(ApiKeys.hash(key), organization));
        return key;
    }

    public HttpResponse<String> post(String apiKey, String path, String idempotencyKey, String json) {
        return send(request(apiKey, path, idempotencyKey)
                .header("Content-Type", JSON)
                .POST(BodyPublishers.ofString(json))
                .build());
    }

    public HttpRequest.Builder request(String apiKey, String path, String idempotencyKey) {
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:%d%s".formatted(port, path)))
                .timeout(Duration.ofMinutes(1));
        if (apiKey != null) {
            request.header("Authorization", "Bearer " + apiKey);
        }
        if (idempotencyKey != null) {
            request.header("Idempotency-Key", idempotencyKey);
        }
        return request;
    }

    public HttpResponse<String> send(HttpRequest request) {
        try {
            return CLIENT.send(request, BodyHandlers.ofString());
        } catch (IOException | InterruptedException failure) {
            throw new IllegalStateException(failure);
        }
    }

    @Override
    public void close() {
        context.close();
    }
}
