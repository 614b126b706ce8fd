package com.mailboxkit.smtp.inbound;

import java.io.IOException;
import org.subethamail.smtp.internal.server.ConcurrentSessionsBySourceLimiter;
import org.subethamail.smtp.server.Session;
import org.subethamail.smtp.server.SessionHandler;

/// Lets in so many connections from each address, and has an eye on them.
final class Doorkeeper implements SessionHandler {

    private final SessionHandler limiter;

    Doorkeeper(int maxConnectionsPerAddress) {
        limiter = new ConcurrentSessionsBySourceLimiter(
                maxConnectionsPerAddress, 421, "4.7.0 Too many connections from your address");
    }

    @Override
    public SessionAcceptance accept(Session session) {
        try {
            session.setSocket(new WatchedSocket(session.getSocket()));
        } catch (IOException gone) {
            return SessionAcceptance.failure(421, "4.4.2 The connection was lost");
        }
        return limiter.accept(session);
    }

    @Override
    public void onSessionEnd(Session session) {
        limiter.onSessionEnd(session);
    }
}
