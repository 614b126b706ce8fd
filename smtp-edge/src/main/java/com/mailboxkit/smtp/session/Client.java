package com.mailboxkit.smtp.session;

import java.io.IOException;
import java.util.Optional;
import org.subethamail.smtp.DropConnectionException;
import org.subethamail.smtp.server.Session;

/// What commands ask about whoever is at the other end of a session.
public final class Client {

    private Client() {}

    /// Who logged in on this connection.
    public static Optional<Object> login(Session session) {
        return socket(session).login();
    }

    /// MAIL was taken for the first time, or once more.
    static void startedTransaction(Session session) {
        socket(session).startedTransaction();
    }

    static void loggedIn(Session session, Object who) {
        socket(session).loggedIn(who);
    }

    /// How often a login has failed on this connection, this time included.
    static int failedLogins(Session session) {
        return socket(session).failedLogins();
    }

    /// Whether the transaction may have addresses beyond ASCII (RFC 6531).
    static boolean speaksUtf8(Session session) {
        return socket(session).speaksUtf8();
    }

    static void speaksUtf8(Session session, boolean itDoes) {
        socket(session).speaksUtf8(itDoes);
    }

    /// Bytes of the message that MAIL announced (RFC 1870); 0 where it announced none.
    public static long declaredSize(Session session) {
        return socket(session).declaredSize();
    }

    static void declaredSize(Session session, long bytes) {
        socket(session).declaredSize(bytes);
    }

    /// Whether nobody on the way can read what is said: a password may be asked for.
    static boolean isConfidential(Session session, Logins logins) {
        return session.isTLSStarted()
                || logins.mayBePlain(session.getRemoteAddress().getAddress());
    }

    /// After some commands a client must wait for the answer (RFC 2920, section 3.1). What it says ahead could be
    /// content that somebody else chose.
    ///
    /// @throws DropConnectionException where something was said ahead
    static void mustHaveWaited(Session session) throws IOException, DropConnectionException {
        if (session.getRawInput().available() > 0) {
            throw new DropConnectionException(554, "5.5.0 Wait for the answer before you go on");
        }
    }

    private static SessionSocket socket(Session session) {
        if (session.getSocket() instanceof SessionSocket watched) {
            return watched;
        }
        throw new IllegalStateException("ConnectionGate watches every connection");
    }
}
