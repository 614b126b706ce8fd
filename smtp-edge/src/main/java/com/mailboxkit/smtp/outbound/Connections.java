package com.mailboxkit.smtp.outbound;

import com.mailboxkit.kernel.message.RemoteReply;
import com.mailboxkit.smtp.outbound.Destination.Hop;
import com.mailboxkit.smtp.outbound.Destination.Server;
import com.mailboxkit.smtp.outbound.Lane.Connection;
import com.mailboxkit.smtp.outbound.Pace.Outcome;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLException;

/// Keeps connections to servers open, so that the next message to the same server needs no new one. Sends at the pace
/// that suits the provider, and stops knocking for a while at a server that cannot be reached.
final class Connections implements AutoCloseable {

    private static final Duration SWEEP = Duration.ofSeconds(10);
    private static final CircuitBreakerConfig BREAKER = CircuitBreakerConfig.custom()
            .minimumNumberOfCalls(5)
            .slidingWindowSize(10)
            .waitDurationInOpenState(Duration.ofSeconds(30))
            .build();

    private static final String UNPROVEN =
            "The domain's MTA-STS policy requires encryption with a server that proves its name. ";

    private final DeliveryProperties properties;
    private final MailSessions sessions;
    private final Paces paces;
    private final Semaphore places;
    private final Map<Way, Lane> lanes = new ConcurrentHashMap<>();
    private final Thread sweeper = Thread.ofVirtual().name("smtp-connections").unstarted(this::sweepForEver);

    private final Set<Thread> waiting = new HashSet<>(); // guarded by itself, as is `ending`
    private boolean ending;

    private record Way(Server server, Hop hop) {}

    /// What is done with an open connection.
    interface Work<T> {
        Done<T> with(Carrier carrier) throws MessagingException;
    }

    /// @param isWell whether the server went along; else it may want less from us
    record Done<T>(T value, boolean isWell) {}

    /// @param places for messages that are being delivered, taken once it is their turn
    Connections(DeliveryProperties properties, MailSessions sessions, Semaphore places) {
        this.properties = properties;
        this.sessions = sessions;
        this.paces = new Paces(properties.firstConnections(), properties.connectionsPerDestination());
        this.places = places;
        sweeper.start();
    }

    Session session() {
        return sessions.plain();
    }

    /// Runs `work` over a connection to `server` once it is its turn.
    ///
    /// @throws ServerUnavailableException where no connection could be had
    /// @throws MessagingException as the work threw it
    /// @throws io.github.resilience4j.circuitbreaker.CallNotPermittedException while the server is left alone
    /// @throws InterruptedException as well once nothing new shall begin
    <T> T use(Server server, Hop hop, Work<T> work) throws MessagingException, InterruptedException {
        startWaiting();
        var way = new Way(server, hop);
        var lane = lanes.compute(way, (key, known) -> (known == null ? newLane(server) : known).entered());
        try (var turn = paces.take(server, hop, properties.patience()).orElseThrow(() -> busy(server))) {
            places.acquire();
            try {
                endWaiting();
                var done = use(lane, way, work);
                turn.went(done.isWell() ? Outcome.WELL : Outcome.TURNED_AWAY);
                return done.value();
            } catch (ServerUnavailableException unavailable) {
                turn.went(unavailable.reply().code() == 0 ? Outcome.AWAY : Outcome.TURNED_AWAY);
                throw unavailable;
            } finally {
                places.release();
            }
        } finally {
            synchronized (waiting) {
                waiting.remove(Thread.currentThread());
            }
            lanes.computeIfPresent(way, (key, known) -> known.left());
        }
    }

    private void startWaiting() throws InterruptedException {
        synchronized (waiting) {
            checkThatItGoesOn();
            waiting.add(Thread.currentThread());
        }
    }

    private void endWaiting() throws InterruptedException {
        synchronized (waiting) {
            waiting.remove(Thread.currentThread());
            checkThatItGoesOn();
        }
    }

    private void checkThatItGoesOn() throws InterruptedException {
        if (ending) {
            throw new InterruptedException("The platform stops");
        }
    }

    private static ServerUnavailableException busy(Server server) {
        return new ServerUnavailableException(
                new RemoteReply(server.host(), 0, "4.4.5", "Too many messages wait for this server already."), null);
    }

    private static Lane newLane(Server server) {
        return new Lane(CircuitBreaker.of(server.toString(), BREAKER));
    }

    private <T> Done<T> use(Lane lane, Way way, Work<T> work) throws MessagingException {
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

    private Carrier connect(CircuitBreaker breaker, Way way) throws MessagingException {
        breaker.acquirePermission();
        long start = System.nanoTime();
        try {
            var carrier = connect(way);
            breaker.onSuccess(System.nanoTime() - start, TimeUnit.NANOSECONDS);
            return carrier;
        } catch (MessagingException | RuntimeException failure) {
            breaker.onError(System.nanoTime() - start, TimeUnit.NANOSECONDS, failure);
            throw failure;
        }
    }

    private Carrier connect(Way way) throws MessagingException {
        try {
            return connect(sessions.of(way.hop(), way.server()), way);
        } catch (MessagingException failure) {
            if (sessions.mayBePlain(way.hop())
                    && failure.getCause() instanceof MessagingException handshake
                    && handshake.getNextException() instanceof SSLException) {
                return connect(sessions.plain(), way);
            }
            throw failure;
        }
    }

    private Carrier connect(Session session, Way way) throws ServerUnavailableException {
        var carrier = new Carrier(session, properties.timeouts());
        var server = way.server();
        var relay = properties.relay();
        boolean login = way.hop() == Hop.RELAY && !relay.username().isEmpty();
        try {
            carrier.connect(
                    server.address(), server.port(), login ? relay.username() : null, login ? relay.password() : null);
            return carrier;
        } catch (MessagingException failure) {
            throw new ServerUnavailableException(reason(way, carrier, failure), failure);
        }
    }

    private static RemoteReply reason(Way way, Carrier carrier, MessagingException failure) {
        int code = carrier.getLastReturnCode();
        if (code >= 400) {
            return Replies.of(way.server(), code, carrier.getLastServerResponse());
        }
        return way.hop() == Hop.MX_PROVEN
                ? Replies.of(way.server(), 0, "4.7.5", UNPROVEN + causes(failure))
                : Replies.of(way.server(), 0, "4.4.1", failure.getMessage());
    }

    private static String causes(MessagingException failure) {
        return failure.getNextException() == null
                ? String.valueOf(failure.getMessage())
                : failure.getMessage() + ": " + failure.getNextException().getMessage();
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
        paces.forgetIdle();
    }

    /// Lets what is under way end, and nothing new begin.
    void end() {
        synchronized (waiting) {
            ending = true;
            waiting.forEach(Thread::interrupt);
        }
    }

    @Override
    public void close() {
        sweeper.interrupt();
        lanes.values().forEach(Lane::close);
    }
}
