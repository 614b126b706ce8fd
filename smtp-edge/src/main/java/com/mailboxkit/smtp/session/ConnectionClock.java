package com.mailboxkit.smtp.session;

import java.net.SocketTimeoutException;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/// How long a connection may last and stay silent. Until its first MAIL or login it has little time in all, however
/// much
/// it says; while the server is nearly full, it may be silent for that time only, unless it has named a recipient.
final class ConnectionClock {

    private static final long GRACE_MILLIS = 5_000; // for the 421 that whoever reads would say

    private final SessionLimits limits;
    private final BooleanSupplier nearlyFull;
    private final BooleanSupplier hasRecipients;
    private final long opened = System.nanoTime();
    private volatile boolean atWork;

    ConnectionClock(SessionLimits limits, BooleanSupplier nearlyFull, BooleanSupplier hasRecipients) {
        this.limits = limits;
        this.nearlyFull = nearlyFull;
        this.hasRecipients = hasRecipients;
    }

    /// A first MAIL or a login was taken.
    void startWork() {
        atWork = true;
    }

    /// For how many milliseconds the next read may wait.
    ///
    /// @throws SocketTimeoutException where the time is over
    int patienceMillis() throws SocketTimeoutException {
        long left = millisLeft();
        if (left <= 0) {
            throw new SocketTimeoutException("The session lasts too long");
        }
        return (int) Math.min(left, silenceMillis());
    }

    /// Whether the connection should have ended: a client that reads no replies, or never ends a handshake, is noticed
    /// only here.
    boolean isOverdue() {
        return millisLeft() < -GRACE_MILLIS;
    }

    private long millisLeft() {
        long most = limits.maxSession().toMillis();
        if (!atWork) {
            most = Math.min(most, limits.firstMailTimeout().toMillis());
        }
        return most - TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - opened);
    }

    private long silenceMillis() {
        long idle = limits.idleTimeout().toMillis();
        return nearlyFull.getAsBoolean() && !hasRecipients.getAsBoolean()
                ? Math.min(idle, limits.firstMailTimeout().toMillis())
                : idle;
    }
}
