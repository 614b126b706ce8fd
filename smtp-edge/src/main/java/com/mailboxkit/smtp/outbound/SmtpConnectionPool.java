package com.mailboxkit.smtp.outbound;

import com.mailboxkit.kernel.message.RemoteReply;
import com.mailboxkit.smtp.outbound.AdaptiveLimit.Outcome;
import com.mailboxkit.smtp.outbound.Destination.Hop;
import com.mailboxkit.smtp.outbound.Destination.Server;
import com.mailboxkit.smtp.outbound.HostPool.Connection;
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
final class SmtpConnectionPool implements AutoCloseable {

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
    private final SiteLimits limits;
    private final Semaphore permits;
    private final Map<Route, HostPool> hosts = new ConcurrentHashMap<>();
    private final Thread sweeper = Thread.ofVirtual().name("smtp-connections").unstarted(this::sweepForEver);

    private final Set<Thread> waiting = new HashSet<>(); // guarded by itself, as is `ending`
    private boolean ending;

    private record Route(Server server, Hop hop) {}

    /// What is done with an open connection.
    interface Work<T> {
        Done<T> with(SmtpConnection connection) throws MessagingException;
    }

    /// @param isWell whether the server went along; else it may want less from us
    record Done<T>(T value, boolean isWell) {}

    /// @param permits for messages that are being delivered, taken once it is their turn
    SmtpConnectionPool(DeliveryProperties properties, MailSessions sessions, Semaphore permits) {
        this.properties = properties;
        this.sessions = sessions;
        this.limits = new SiteLimits(properties.firstConnections(), properties.connectionsPerDestination());
        this.permits = permits;
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
        var route = new Route(server, hop);
        var host = hosts.compute(route, (key, known) -> (known == null ? newHost(server) : known).entered());
        try (var permit = limits.take(server, hop, properties.patience()).orElseThrow(() -> busy(server))) {
            permits.acquire();
            try {
                stopWaiting();
                var done = use(host, route, work);
                permit.went(done.isWell() ? Outcome.WELL : Outcome.TURNED_AWAY);
                return done.value();
            } catch (ServerUnavailableException unavailable) {
                permit.went(unavailable.reply().code() == 0 ? Outcome.AWAY : Outcome.TURNED_AWAY);
                throw unavailable;
            } finally {
                permits.release();
            }
        } finally {
            synchronized (waiting) {
                waiting.remove(Thread.currentThread());
            }
            hosts.computeIfPresent(route, (key, known) -> known.left());
        }
    }

    private void startWaiting() throws InterruptedException {
        synchronized (waiting) {
            checkThatItGoesOn();
            waiting.add(Thread.currentThread());
        }
    }

    private void stopWaiting() throws InterruptedException {
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

    private static HostPool newHost(Server server) {
        return new HostPool(CircuitBreaker.of(server.toString(), BREAKER));
    }

    private <T> Done<T> use(HostPool host, Route route, Work<T> work) throws MessagingException {
        var connection = host.poll();
        if (connection == null) {
            connection = new Connection(connect(host.breaker(), route), 0, 0);
        }
        try {
            return work.with(connection.transport());
        } finally {
            host.giveBack(connection);
        }
    }

    private SmtpConnection connect(CircuitBreaker breaker, Route route) throws MessagingException {
        breaker.acquirePermission();
        long start = System.nanoTime();
        try {
            var connection = connect(route);
            breaker.onSuccess(System.nanoTime() - start, TimeUnit.NANOSECONDS);
            return connection;
        } catch (MessagingException | RuntimeException failure) {
            breaker.onError(System.nanoTime() - start, TimeUnit.NANOSECONDS, failure);
            throw failure;
        }
    }

    private SmtpConnection connect(Route route) throws MessagingException {
        try {
            return connect(sessions.of(route.hop(), route.server()), route);
        } catch (MessagingException failure) {
            if (sessions.mayBePlain(route.hop())
                    && failure.getCause() instanceof MessagingException handshake
                    && handshake.getNextException() instanceof SSLException) {
                return connect(sessions.plain(), route);
            }
            throw failure;
        }
    }

    private SmtpConnection connect(Session session, Route route) throws ServerUnavailableException {
        var connection = new SmtpConnection(session, properties.timeouts());
        var server = route.server();
        var relay = properties.relay();
        boolean login = route.hop() == Hop.RELAY && !relay.username().isEmpty();
        try {
            connection.connect(
                    server.address(), server.port(), login ? relay.username() : null, login ? relay.password() : null);
            return connection;
        } catch (MessagingException failure) {
            throw new ServerUnavailableException(reason(route, connection, failure), failure);
        }
    }

    private static RemoteReply reason(Route route, SmtpConnection connection, MessagingException failure) {
        int code = connection.getLastReturnCode();
        if (code >= 400) {
            return Replies.of(route.server(), code, connection.getLastServerResponse());
        }
        return route.hop() == Hop.MX_PROVEN
                ? Replies.of(route.server(), 0, "4.7.5", UNPROVEN + causes(failure))
                : Replies.of(route.server(), 0, "4.4.1", failure.getMessage());
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
        for (var route : hosts.keySet()) {
            hosts.computeIfPresent(route, (key, host) -> {
                stale.addAll(host.takeStale());
                return host.isForgotten() ? null : host;
            });
        }
        stale.forEach(Connection::closeQuietly);
        limits.forgetIdle();
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
        hosts.values().forEach(HostPool::close);
    }
}
