package com.mailboxkit.local;

import java.io.IOException;

/// Signals that [ProcessHandle] does not know.
final class Signals {

    private Signals() {}

    /// SIGINT: asks PostgreSQL for a fast shutdown.
    static void interrupt(long pid) throws IOException {
        try {
            new ProcessBuilder("kill", "-INT", Long.toString(pid)).start().waitFor();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while signalling pid " + pid, e);
        }
    }
}
