package com.mailboxkit.smtp.session;

import java.io.IOException;
import java.util.concurrent.atomic.AtomicInteger;
import org.subethamail.smtp.internal.server.ConcurrentSessionsBySourceLimiter;
import org.subethamail.smtp.server.Session;
import org.subethamail.smtp.server.SessionHandler;

/// Lets in so many connections from each address, nobody who talks before the greeting, and has an eye on the others.
final class ConnectionGate implements SessionHandler {

    private final SessionHandler limiter;
    private final SessionLimits limits;
    private final AtomicInteger sessions = new AtomicInteger();

    ConnectionGate(SessionLimits limits) {
        this.limits = limits;
        limiter = new ConcurrentSessionsBySourceLimiter(
                limits.maxConnectionsPerAddress(), 421, "4.7.0 Too many connections from your address");
    }

    @Override
    public SessionAcceptance accept(Session session) {
        try {
            if (session.getRawInput().available() > 0) {
                return SessionAcceptance.failure(554, "5.5.0 Wait for the greeting");
            }
            session.setSocket(new SessionSocket(session.getSocket(), limits));
        } catch (IOException gone) {
            return SessionAcceptance.failure(421, "4.4.2 The connection was lost");
        }
        var acceptance = limiter.accept(session);
        if (acceptance.accepted()) {
            sessions.incrementAndGet();
        }
        return acceptance;
    }

    /// How many are inside.
    int sessions() {
        return sessions.get();
    }

    /// Once for each that was let in.
    @Override
    public void onSessionEnd(Session session) {
        sessions.decrementAndGet();
        limiter.onSessionEnd(session);
    }
}
