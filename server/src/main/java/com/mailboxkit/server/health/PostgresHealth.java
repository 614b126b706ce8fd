package com.mailboxkit.server.health;

import java.time.Duration;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.ReactiveHealthIndicator;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Mono;

/// Nothing can be read or written without PostgreSQL.
final class PostgresHealth implements ReactiveHealthIndicator {

    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final DatabaseClient database;

    PostgresHealth(DatabaseClient database) {
        this.database = database;
    }

    @Override
    public Mono<Health> health() {
        return database.sql("select 1")
                .mapValue(Integer.class)
                .one()
                .map(one -> Health.up().build())
                .timeout(PATIENCE)
                .onErrorReturn(Health.outOfService().build());
    }
}
