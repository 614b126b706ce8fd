package com.mailboxkit.server.events;

import io.r2dbc.postgresql.api.PostgresqlConnection;
import io.r2dbc.postgresql.api.PostgresqlResult;
import io.r2dbc.spi.Connection;
import io.r2dbc.spi.ConnectionFactory;
import io.r2dbc.spi.Wrapped;
import java.time.Duration;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.Disposable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.util.retry.Retry;

/// Tells the other nodes on the same PostgreSQL what their event processors should hurry for. Outside of the
/// transactions that store events: those would wait for each other to be told of. What nobody hears is found
/// by itself a little later.
final class EventStoreNotifier implements SmartLifecycle {

    /// @see #signal
    enum Signal {
        /// There are new events.
        STORED,
        /// A reader waits for what the read model has not got yet.
        WAITING
    }

    private static final Logger log = LoggerFactory.getLogger(EventStoreNotifier.class);
    private static final Duration FIRST_RETRY = Duration.ofMillis(500);
    private static final Duration LONGEST_RETRY = Duration.ofSeconds(10);

    private final String self = UUID.randomUUID().toString();
    private final ConnectionFactory connections;
    private final DatabaseClient database;
    private volatile Consumer<Signal> listener = signal -> {};
    private volatile @Nullable Disposable listening;

    /// @param connections a pool is not asked for a connection: this one is kept
    EventStoreNotifier(ConnectionFactory connections, DatabaseClient database) {
        this.connections = connections instanceof Wrapped<?> pool && pool.unwrap() instanceof ConnectionFactory direct
                ? direct
                : connections;
        this.database = database;
    }

    /// Must not block.
    void onSignal(Consumer<Signal> callback) {
        listener = callback;
    }

    /// Returns at once.
    void signal(Signal signal) {
        database.sql("select pg_notify('event_store', :message)")
                .bind("message", self + " " + signal)
                .then()
                .subscribe(told -> {}, failure -> log.debug("Other nodes were not told: {}", failure.toString()));
    }

    private void receive(@Nullable String message) {
        var words = Objects.requireNonNullElse(message, "").split(" ");
        if (words.length == 2 && !words[0].equals(self)) {
            for (var signal : Signal.values()) {
                if (signal.name().equals(words[1])) {
                    listener.accept(signal);
                }
            }
        }
    }

    @Override
    public void start() {
        listening = Flux.usingWhen(connections.create(), this::listen, Connection::close)
                .doOnError(failure -> log.warn("Nothing is heard of other nodes: {}", failure.toString()))
                .repeat()
                .retryWhen(Retry.backoff(Long.MAX_VALUE, FIRST_RETRY).maxBackoff(LONGEST_RETRY))
                .subscribe();
    }

    private Flux<Void> listen(Connection connection) {
        if (!(connection instanceof PostgresqlConnection postgres)) {
            return Flux.error(new IllegalStateException("not a connection to PostgreSQL: " + connection));
        }
        return postgres.createStatement("LISTEN event_store")
                .execute()
                .flatMap(PostgresqlResult::getRowsUpdated)
                .then(Mono.fromRunnable(() -> listener.accept(Signal.STORED)))
                .thenMany(postgres.getNotifications())
                .doOnNext(notification -> receive(notification.getParameter()))
                .thenMany(Flux.empty());
    }

    @Override
    public void stop() {
        var running = listening;
        if (running != null) {
            running.dispose();
            listening = null;
        }
    }

    @Override
    public boolean isRunning() {
        return listening != null;
    }
}
