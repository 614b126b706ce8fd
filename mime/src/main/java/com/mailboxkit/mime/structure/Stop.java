package com.mailboxkit.mime.structure;

/// Ends the parsing of a message at its deadline: loops over its octets check for interruption.
public final class Stop extends RuntimeException {

    private static final long serialVersionUID = 1;

    private Stop() {
        super("The time to read a message is up", null, false, false);
    }

    /// @throws Stop where the thread is interrupted
    public static void check() {
        if (Thread.currentThread().isInterrupted()) {
            throw new Stop();
        }
    }
}
