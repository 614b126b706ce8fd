package com.mailboxkit.smtp.session;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.subethamail.smtp.server.Session;
import org.subethamail.smtp.server.SessionHandler;

/// Lets in so many connections in all and from each address, nobody who talks before the greeting, and closes those
/// whose time is over.
final class ConnectionGate implements SessionHandler {

    private static final Logger log = LoggerFactory.getLogger(ConnectionGate.class);

    private final SessionLimits limits;
    private final Predicate<Session> mayEnter;
    private final ConnectionShares shares;
    private final Map<Session, Connection> connections = new ConcurrentHashMap<>();

    private record Connection(InetAddress address, Socket socket, ConnectionClock clock) {}

    /// @param mayEnter decides before anything is said
    ConnectionGate(SessionLimits limits, Predicate<Session> mayEnter) {
        this.limits = limits;
        this.mayEnter = mayEnter;
        shares = new ConnectionShares(limits.connections());
    }

    @Override
    public SessionAcceptance accept(Session session) {
        if (!mayEnter.test(session)) {
            return SessionAcceptance.failure(554, "5.7.1 Not for you");
        }
        var address = session.getRemoteAddress().getAddress();
        var refusal = shares.enter(address);
        if (refusal.isPresent()) {
            return SessionAcceptance.failure(421, refusal.get());
        }
        var socket = session.getSocket();
        var clock = new ConnectionClock(limits, shares::isNearlyFull, () -> session.getRecipientCount() > 0);
        connections.put(session, new Connection(address, socket, clock));
        try {
            if (session.getRawInput().available() > 0) {
                leave(session);
                return SessionAcceptance.failure(554, "5.5.0 Wait for the greeting");
            }
            session.setSocket(new SessionSocket(socket, limits, clock, () -> shares.loggedIn(address)));
            return SessionAcceptance.success();
        } catch (IOException gone) {
            leave(session);
            return SessionAcceptance.failure(421, "4.4.2 The connection was lost");
        }
    }

    /// How many are inside.
    int sessions() {
        return shares.total();
    }

    /// Closes what should have ended.
    void closeOverdue() {
        connections.forEach((session, connection) -> {
            if (connection.clock().isOverdue()) {
                close(connection);
            }
        });
    }

    private static void close(Connection connection) {
        try {
            connection.socket().close();
        } catch (IOException e) {
            log.debug("A connection from {} could not be closed", connection.address(), e);
        }
    }

    /// Once for each that was let in.
    @Override
    public void onSessionEnd(Session session) {
        leave(session);
    }

    private void leave(Session session) {
        var connection = connections.remove(session);
        if (connection != null) {
            shares.leave(connection.address());
        }
    }
}
