package com.mailboxkit.smtp.outbound;

import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import jakarta.mail.MessagingException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedDeque;
import org.jspecify.annotations.Nullable;

/// The connections to one server: those that wait for the next message, and whether it is worth knocking at all.
final class HostPool {

    private static final int MESSAGES_PER_CONNECTION = 100;
    private static final Duration IDLE = Duration.ofSeconds(10);
    private static final Duration FORGOTTEN = Duration.ofMinutes(10);

    private final CircuitBreaker breaker;
    private final Deque<Connection> idle = new ConcurrentLinkedDeque<>();

    private int users; // guarded by the map of hosts, see SmtpConnectionPool
    private long lastUsedNanos = System.nanoTime();

    /// @param used how many messages went over it
    record Connection(SmtpConnection transport, int used, long lastUsedNanos) {

        boolean isStale() {
            return System.nanoTime() - lastUsedNanos > IDLE.toNanos();
        }

        /// The message is through or is not; a failing farewell changes nothing.
        void closeQuietly() {
            try {
                transport.close();
            } catch (MessagingException gone) {
                // that was the aim
            }
        }
    }

    HostPool(CircuitBreaker breaker) {
        this.breaker = breaker;
    }

    CircuitBreaker breaker() {
        return breaker;
    }

    HostPool entered() {
        users++;
        return this;
    }

    HostPool left() {
        users--;
        lastUsedNanos = System.nanoTime();
        return this;
    }

    boolean isForgotten() {
        return users == 0 && idle.isEmpty() && System.nanoTime() - lastUsedNanos > FORGOTTEN.toNanos();
    }

    /// A connection that is still open.
    @Nullable
    Connection poll() {
        for (Connection candidate; (candidate = idle.pollFirst()) != null; ) {
            if (!candidate.isStale() && candidate.transport().isConnected()) {
                return candidate;
            }
            candidate.closeQuietly();
        }
        return null;
    }

    void giveBack(Connection connection) {
        int used = connection.used() + 1;
        if (used < MESSAGES_PER_CONNECTION) {
            idle.addFirst(new Connection(connection.transport(), used, System.nanoTime()));
        } else {
            connection.closeQuietly();
        }
    }

    List<Connection> takeStale() {
        var stale = new ArrayList<Connection>();
        for (Connection oldest; (oldest = idle.peekLast()) != null && oldest.isStale() && idle.remove(oldest); ) {
            stale.add(oldest);
        }
        return stale;
    }

    void close() {
        for (Connection connection; (connection = idle.pollFirst()) != null; ) {
            connection.closeQuietly();
        }
    }
}
