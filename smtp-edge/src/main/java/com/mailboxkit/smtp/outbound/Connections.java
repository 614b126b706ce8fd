package com.mailboxkit.smtp.outbound;

import com.mailboxkit.smtp.outbound.Destination.Server;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import java.time.Duration;
import java.util.Deque;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.eclipse.angus.mail.smtp.SMTPTransport;
import org.jspecify.annotations.Nullable;

/// Keeps connections to servers open, so that the next message to the same server needs no new one. Counts how many
/// there are, and stops knocking for a while at a server that cannot be reached.
final class Connections {

    private static final int MESSAGES_PER_CONNECTION = 100;
    private static final Duration IDLE = Duration.ofSeconds(10);

    private final DeliveryProperties properties;
    private final Session session;
    private final Map<Server, Lane> lanes = new ConcurrentHashMap<>();
    private final CircuitBreakerRegistry breakers = CircuitBreakerRegistry.of(CircuitBreakerConfig.custom()
            .minimumNumberOfCalls(5)
            .slidingWindowSize(10)
            .waitDurationInOpenState(Duration.ofSeconds(30))
            .build());

    private record Lane(Semaphore permits, Deque<Connection> idle) {}

    private record Connection(SMTPTransport transport, int used, long lastUsedNanos) {}

    /// What is done with an open connection.
    interface Work<T> {
        T with(SMTPTransport transport) throws MessagingException;
    }

    Connections(DeliveryProperties properties) {
        this.properties = properties;
        var mail = new Properties();
        String timeout = Long.toString(properties.timeout().toMillis());
        mail.setProperty("mail.smtp.connectiontimeout", timeout);
        mail.setProperty("mail.smtp.timeout", timeout);
        mail.setProperty("mail.smtp.writetimeout", timeout);
        mail.setProperty("mail.smtp.localhost", properties.heloName());
        mail.setProperty("mail.smtp.starttls.enable", "true");
        mail.setProperty(
                "mail.smtp.starttls.required",
                Boolean.toString(properties.relay().startTls()));
        // opportunistic encryption proves nobody's name (RFC 7435); a relay that must be encrypted proves it
        mail.setProperty(
                "mail.smtp.ssl.checkserveridentity",
                Boolean.toString(properties.relay().startTls()));
        if (!properties.relay().startTls()) {
            mail.setProperty("mail.smtp.ssl.trust", "*");
        }
        mail.setProperty("mail.smtp.sendpartial", "true");
        mail.setProperty("mail.smtp.reportsuccess", "true");
        mail.setProperty("mail.smtp.quitwait", "false");
        mail.setProperty("mail.mime.allowutf8", "true");
        this.session = Session.getInstance(mail);
    }

    Session session() {
        return session;
    }

    /// Runs `work` over a connection to `server`.
    ///
    /// @throws MessagingException as the work threw it, or where no connection could be had
    /// @throws io.github.resilience4j.circuitbreaker.CallNotPermittedException while the server is left alone
    <T> T use(Server server, boolean withLogin, Work<T> work) throws MessagingException, InterruptedException {
        var lane = lanes.computeIfAbsent(
                server,
                address ->
                        new Lane(new Semaphore(properties.connectionsPerDestination()), new ConcurrentLinkedDeque<>()));
        lane.permits().acquire();
        try {
            var connection = idle(lane);
            if (connection == null) {
                connection = new Connection(connect(server, withLogin), 0, 0);
            }
            try {
                return work.with(connection.transport());
            } finally {
                giveBack(lane, connection);
            }
        } finally {
            lane.permits().release();
        }
    }

    private @Nullable Connection idle(Lane lane) throws MessagingException {
        for (Connection candidate; (candidate = lane.idle().pollFirst()) != null; ) {
            boolean fresh = System.nanoTime() - candidate.lastUsedNanos() < IDLE.toNanos();
            if (fresh && candidate.transport().isConnected()) {
                return candidate;
            }
            candidate.transport().close();
        }
        return null;
    }

    private SMTPTransport connect(Server server, boolean withLogin) throws MessagingException {
        CircuitBreaker breaker = breakers.circuitBreaker(server.toString());
        breaker.acquirePermission();
        long start = System.nanoTime();
        try {
            var transport = (SMTPTransport) session.getTransport("smtp");
            var relay = properties.relay();
            boolean login = withLogin && !relay.username().isEmpty();
            transport.connect(
                    server.host(), server.port(), login ? relay.username() : null, login ? relay.password() : null);
            breaker.onSuccess(System.nanoTime() - start, TimeUnit.NANOSECONDS);
            return transport;
        } catch (MessagingException failure) {
            breaker.onError(System.nanoTime() - start, TimeUnit.NANOSECONDS, failure);
            throw failure;
        }
    }

    private static void giveBack(Lane lane, Connection connection) throws MessagingException {
        int used = connection.used() + 1;
        if (used < MESSAGES_PER_CONNECTION) {
            lane.idle().addFirst(new Connection(connection.transport(), used, System.nanoTime()));
        } else {
            connection.transport().close();
        }
    }
}
