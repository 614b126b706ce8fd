package com.mailboxkit.query;

import com.mailboxkit.kernel.organization.OrganizationId;
import com.mailboxkit.kernel.problem.ProblemCode;
import com.mailboxkit.kernel.problem.Refusal;
import io.r2dbc.postgresql.api.PostgresqlConnection;
import io.r2dbc.postgresql.api.PostgresqlResult;
import io.r2dbc.spi.Connection;
import io.r2dbc.spi.ConnectionFactory;
import io.r2dbc.spi.Wrapped;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;
import reactor.core.Disposable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.util.retry.Retry;

/// Wakes readers that wait for an event of their organization. PostgreSQL notifies each node of the cluster
/// when rows of the event log were committed, on whichever node.
public final class EventLogNotifier implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(EventLogNotifier.class);
    private static final long FULL_RETRY_SECONDS = 10;
    private static final String LISTEN = "LISTEN event_log";
    private static final Duration FIRST_RETRY = Duration.ofMillis(500);
    private static final Duration LONGEST_RETRY = Duration.ofSeconds(10);

    private final ConnectionFactory connections;
    private final Map<OrganizationId, Set<Subscription>> subscriptions = new ConcurrentHashMap<>();
    private final Sinks.Empty<Void> closing = Sinks.empty();
    private volatile @Nullable Disposable listening;

    /// @param connections not used through its pool: the connection is held permanently
    EventLogNotifier(ConnectionFactory connections) {
        this.connections = connections instanceof Wrapped<?> pool && pool.unwrap() instanceof ConnectionFactory direct
                ? direct
                : connections;
    }

    /// Signals once for any number of events. A reader that calls [#next] before it reads the log misses no
    /// event by waiting.
    public final class Subscription implements AutoCloseable {

        private final OrganizationId organization;
        private volatile CompletableFuture<Void> next = new CompletableFuture<>();

        private Subscription(OrganizationId organization) {
            this.organization = organization;
        }

        /// Completes at the first signal after this call.
        public Mono<Void> next() {
            var signalled = next;
            return Mono.fromFuture(signalled, true);
        }

        private void signal() {
            var signalled = next;
            next = new CompletableFuture<>();
            signalled.complete(null);
        }

        @Override
        public void close() {
            subscriptions.computeIfPresent(organization, (id, notifier) -> {
                notifier.remove(this);
                return notifier.isEmpty() ? null : notifier;
            });
        }
    }

    /// To be closed when the reader stops waiting.
    ///
    /// @param most subscriptions of an organization on this node
    /// @throws Refusal `rate_limited` above that
    public Subscription subscribe(OrganizationId organization, int most) {
        var subscription = subscribe(organization);
        if (subscriptions.getOrDefault(organization, Set.of()).size() > most) {
            subscription.close();
            throw new Refusal(
                    ProblemCode.RATE_LIMITED,
                    "Your organization has %d streams or waiting reads open already. Close one first.".formatted(most),
                    new Refusal.Detail.RetryAfter(FULL_RETRY_SECONDS));
        }
        return subscription;
    }

    /// Completes when the platform starts to shut down, which waits for pending responses.
    public Mono<Void> closing() {
        return closing.asMono();
    }

    @EventListener
    void closing(ContextClosedEvent closed) {
        closing.tryEmitEmpty();
    }

    private Subscription subscribe(OrganizationId organization) {
        var subscription = new Subscription(organization);
        subscriptions.compute(organization, (id, notifier) -> {
            var all = notifier == null ? ConcurrentHashMap.<Subscription>newKeySet() : notifier;
            all.add(subscription);
            return all;
        });
        return subscription;
    }

    private void signal(@Nullable String organization) {
        if (organization != null) {
            subscriptions
                    .getOrDefault(new OrganizationId(organization), Set.of())
                    .forEach(Subscription::signal);
        }
    }

    /// Covers events that were stored while no connection listened.
    private void signalAll() {
        subscriptions.values().forEach(notifier -> notifier.forEach(Subscription::signal));
    }

    @Override
    public void start() {
        listening = Flux.usingWhen(connections.create(), this::listen, Connection::close)
                .doOnError(failure -> log.warn("LISTEN event_log failed, retrying: {}", failure.toString()))
                .repeat()
                .retryWhen(Retry.backoff(Long.MAX_VALUE, FIRST_RETRY).maxBackoff(LONGEST_RETRY))
                .subscribe();
    }

    private Flux<Void> listen(Connection connection) {
        if (!(connection instanceof PostgresqlConnection postgres)) {
            return Flux.error(new IllegalStateException("not a connection to PostgreSQL: " + connection));
        }
        return postgres.createStatement(LISTEN)
                .execute()
                .flatMap(PostgresqlResult::getRowsUpdated)
                .then(Mono.fromRunnable(this::signalAll))
                .thenMany(postgres.getNotifications())
                .doOnNext(notification -> signal(notification.getParameter()))
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
