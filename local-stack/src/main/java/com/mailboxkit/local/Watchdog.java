package com.mailboxkit.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;

/// Ends a child process when this process is gone, even if it was killed: a shell waits for the end of a pipe that only
/// this process holds open.
final class Watchdog implements AutoCloseable {

    private final Process shell;

    private Watchdog(Process shell) {
        this.shell = shell;
    }

    /// @param pid the process that is sent SIGINT when this one ends
    static Watchdog over(long pid) throws IOException {
        // Ctrl-C reaches the whole foreground group: the shell must outlive it
        String script = "trap '' INT TERM HUP; cat >/dev/null; kill -INT \"$1\" 2>/dev/null";
        var shell = new ProcessBuilder("sh", "-c", script, "mailboxkit-watchdog", Long.toString(pid))
                .redirectOutput(Redirect.DISCARD)
                .redirectError(Redirect.DISCARD)
                .start();
        return new Watchdog(shell);
    }

    /// To be called when the watched process has ended.
    @Override
    public void close() {
        try {
            shell.getOutputStream().close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
