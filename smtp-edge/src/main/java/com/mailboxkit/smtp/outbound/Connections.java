package com.mailboxkit.smtp.outbound;

import com.mailboxkit.smtp.inbound.OwnClients;
import com.mailboxkit.smtp.outbound.Destination.Hop;
import com.mailboxkit.smtp.outbound.Destination.Server;
import com.mailboxkit.smtp.outbound.Lane.Connection;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLException;
import org.eclipse.angus.mail.smtp.SMTPTransport;

/// Keeps connections to servers open, so that the next message to the same server needs no new one. Counts how many
/// there are, and stops knocking for a while at a server that cannot be reached.
final class Connections implements AutoCloseable {

    private static final Duration SWEEP = Duration.ofSeconds(10);
    private static final CircuitBreakerConfig BREAKER = CircuitBreakerConfig.custom()
            .minimumNumberOfCalls(5)
            .slidingWindowSize(10)
            .waitDurationInOpenState(Duration.ofSeconds(30))
            .build();

    private final DeliveryProperties properties;
    private final MailSessions sessions;
    private final Map<Way, Lane> lanes = new ConcurrentHashMap<>();
    private final Thread sweeper = Thread.ofVirtual().name("smtp-connections").unstarted(this::sweepForEver);

    private record Way(Server server, Hop hop) {}

    /// What is done with an open connection.
    interface Work<T> {
        T with(SMTPTransport transport) throws MessagingException;
    }

    Connections(DeliveryProperties properties, OwnClients ownClients) {
        this.properties = properties;
        this.sessions = new MailSessions(properties, ownClients);
        sweeper.start();
    }

    Session session() {
        return sessions.plain();
    }

    /// Runs `work` over a connection to `server`.
    ///
    /// @throws MessagingException as the work threw it, or where no connection could be had
    /// @throws io.github.resilience4j.circuitbreaker.CallNotPermittedException while the server is left alone
    <T> T use(Server server, Hop hop, Work<T> work) throws MessagingException, InterruptedException {
        var way = new Way(server, hop);
        var lane = lanes.compute(way, (key, known) -> (known == null ? newLane(server) : known).entered());
        try {
            if (!lane.permits().tryAcquire(properties.timeout().toMillis(), TimeUnit.MILLISECONDS)) {
                throw new MessagingException("All connections to " + server.host() + " are busy");
            }
            try {
                return use(lane, way, work);
            } finally {
                lane.permits().release();
            }
        } finally {
            lanes.computeIfPresent(way, (key, known) -> known.left());
        }
    }

    private Lane newLane(Server server) {
        return new Lane(properties.connectionsPerDestination(), CircuitBreaker.of(server.toString(), BREAKER));
    }

    private <T> T use(Lane lane, Way way, Work<T> work) throws MessagingException {
        var connection = lane.poll();
        if (connection == null) {
            connection = new Connection(connect(lane.breaker(), way), 0, 0);
        }
        try {
            return work.with(connection.transport());
        } finally {
            lane.giveBack(connection);
        }
    }

    private SMTPTransport connect(CircuitBreaker breaker, Way way) throws MessagingException {
        breaker.acquirePermission();
        long start = System.nanoTime();
        try {
            var transport = connect(way);
            breaker.onSuccess(System.nanoTime() - start, TimeUnit.NANOSECONDS);
            return transport;
        } catch (MessagingException | RuntimeException failure) {
            breaker.onError(System.nanoTime() - start, TimeUnit.NANOSECONDS, failure);
            throw failure;
        }
    }

    private SMTPTransport connect(Way way) throws MessagingException {
        try {
            return connect(sessions.of(way.hop()), way);
        } catch (MessagingException failure) {
            if (sessions.mayBePlain(way.hop()) && failure.getNextException() instanceof SSLException) {
                return connect(sessions.plain(), way);
            }
            throw failure;
        }
    }

    private SMTPTransport connect(Session session, Way way) throws MessagingException {
        var transport = (SMTPTransport) session.getTransport("smtp");
        var server = way.server();
        var relay = properties.relay();
        boolean login = way.hop() == Hop.RELAY && !relay.username().isEmpty();
        transport.connect(
                server.address(), server.port(), login ? relay.username() : null, login ? relay.password() : null);
        return transport;
    }

    private void sweepForEver() {
        try {
            while (true) {
                Thread.sleep(SWEEP);
                sweep();
            }
        } catch (InterruptedException closing) {
            Thread.currentThread().interrupt();
        }
    }

    private void sweep() {
        List<Connection> stale = new ArrayList<>();
        for (var way : lanes.keySet()) {
            lanes.computeIfPresent(way, (key, lane) -> {
                stale.addAll(lane.takeStale());
                return lane.isForgotten() ? null : lane;
            });
        }
        stale.forEach(Connection::closeQuietly);
    }

    @Override
    public void close() {
        sweeper.interrupt();
        lanes.values().forEach(Lane::close);
    }
}
