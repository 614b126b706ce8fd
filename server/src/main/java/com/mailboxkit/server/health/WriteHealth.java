package com.mailboxkit.server.health;

import java.sql.SQLException;
import java.time.Duration;
import java.util.function.BooleanSupplier;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.ReactiveHealthIndicator;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/// Whether what a send stores could be committed: PostgreSQL makes a row durable, through the pool that commands use,
/// and Axon Server is connected where it keeps the events. A server that is a replica, read-only or out of disk
/// answers `select 1` as well.
final class WriteHealth implements ReactiveHealthIndicator {

    private static final Logger log = LoggerFactory.getLogger(WriteHealth.class);
    private static final Duration PATIENCE = Duration.ofSeconds(3);

    /// One row for all nodes.
    private static final String WRITE = """
            insert into write_check (id, written_at) values (1, now())
            on conflict (id) do update set written_at = excluded.written_at
            """;

    private final DataSource database;
    private final Mono<Health> health;

    /// @param database hands out connections of the pool for writing, which commit by themselves
    /// @param isEventStoreConnected true where events are in the same database
    WriteHealth(DataSource database, BooleanSupplier isEventStoreConnected) {
        this.database = database;
        this.health = Mono.fromCallable(() -> isEventStoreConnected.getAsBoolean() && isWritable())
                .subscribeOn(Schedulers.boundedElastic())
                .timeout(PATIENCE)
                .onErrorReturn(false)
                .map(works ->
                        works ? Health.up().build() : Health.outOfService().build())
                .cache(HealthConfiguration.FRESH);
    }

    private boolean isWritable() {
        try (var connection = database.getConnection()) {
            // a thread that waits for an answer cannot be interrupted
            connection.setNetworkTimeout(Runnable::run, Math.toIntExact(PATIENCE.toMillis()));
            try (var write = connection.prepareStatement(WRITE)) {
                return write.executeUpdate() == 1;
            }
        } catch (SQLException failure) {
            log.warn("Nothing can be written to PostgreSQL, so this node is not ready: {}", failure.toString());
            return false;
        }
    }

    @Override
    public Mono<Health> health() {
        return health;
    }
}
