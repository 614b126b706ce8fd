package com.mailboxkit.local;

import java.io.IOException;
import java.util.Arrays;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A child of an earlier run of the platform that is still running. Normally there is none: the children exit
/// with their parent.
final class OrphanedProcess {

    private static final Logger LOG = LoggerFactory.getLogger(OrphanedProcess.class);
    private static final long STOP_TIMEOUT_SECONDS = 30;

    enum Kind {
        OURS,
        FOREIGN,
        GONE,
        UNKNOWN
    }

    private final String name;
    private final long pid;
    private final String argument;

    /// @param argument a command line argument unique to it: the pid may have been reused
    OrphanedProcess(String name, long pid, String argument) {
        this.name = name;
        this.pid = pid;
        this.argument = argument;
    }

    Kind kind() {
        var process = ProcessHandle.of(pid).filter(ProcessHandle::isAlive);
        if (process.isEmpty()) {
            return Kind.GONE;
        }
        return process.get()
                .info()
                .arguments()
                .map(all -> Arrays.stream(all).anyMatch(one -> one.equals(argument)) ? Kind.OURS : Kind.FOREIGN)
                .orElse(Kind.UNKNOWN);
    }

    /// Sends `signal`, and kills after 30 seconds.
    void stop(String signal) throws IOException {
        var process = ProcessHandle.of(pid);
        if (process.isEmpty()) {
            return;
        }
        LOG.warn("{} (pid {}) of an earlier run is still running, stopping it", name, pid);
        new ProcessBuilder("sh", "-c", "kill -$1 $2", "sh", signal, Long.toString(pid)).start();
        var ended = process.get().onExit().completeOnTimeout(process.get(), STOP_TIMEOUT_SECONDS, TimeUnit.SECONDS);
        try {
            ended.join();
            if (process.get().isAlive()) {
                LOG.warn("{} (pid {}) did not stop within {} s, killing it", name, pid, STOP_TIMEOUT_SECONDS);
                process.get().destroyForcibly();
                process.get().onExit().join();
            }
        } catch (CompletionException failure) {
            throw new LocalStackException(name + " (pid " + pid + ") could not be stopped", failure);
        }
    }
}
