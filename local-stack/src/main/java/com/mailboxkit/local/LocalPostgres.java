package com.mailboxkit.local;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A real PostgreSQL as a child process on loopback. Its data stay in their folder; it ends with this process, also
/// when this process is killed.
public final class LocalPostgres implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(LocalPostgres.class);
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final EmbeddedPostgres server;
    private final Watchdog watchdog;

    private LocalPostgres(EmbeddedPostgres server, Watchdog watchdog) {
        this.server = server;
        this.watchdog = watchdog;
    }

    /// Starts the server on a free port, first stopping one that a killed platform left behind on the same data.
    ///
    /// @param folder where data, programs and log of this server are kept
    /// @throws IOException when it does not come up within a minute; its log says why
    public static LocalPostgres start(Path folder) throws IOException {
        Path data = folder.resolve("data");
        Path logFile = Files.createDirectories(folder).resolve("postgres.log");
        stopLeftOver(folder);
        var server = EmbeddedPostgres.builder()
                .setDataDirectory(data)
                .setCleanDataDirectory(false)
                .setOverrideWorkingDirectory(folder.resolve("programs").toFile())
                .setRegisterShutdownHook(false)
                .setPGStartupWait(PATIENCE)
                // zonky is made for tests and switches durability off
                .setServerConfig("fsync", "on")
                .setServerConfig("synchronous_commit", "on")
                .setServerConfig("full_page_writes", "on")
                .setServerConfig("listen_addresses", "127.0.0.1")
                .setServerConfig("max_connections", "200")
                .setServerConfig("shared_buffers", "256MB")
                .setServerConfig("max_wal_size", "2GB")
                .setErrorRedirector(Redirect.appendTo(logFile.toFile()))
                .setOutputRedirector(Redirect.appendTo(logFile.toFile()))
                .start();
        return new LocalPostgres(
                server, Watchdog.over(pid(data).orElseThrow(() -> new IOException("PostgreSQL wrote no pid file"))));
    }

    public int port() {
        return server.getPort();
    }

    /// @return connection URL for JDBC; user `postgres`, no password, loopback only
    public String jdbcUrl() {
        return "jdbc:postgresql://127.0.0.1:%d/postgres".formatted(port());
    }

    /// Stops a server that a killed platform left behind in this folder, if there is one.
    public static void stopLeftOver(Path folder) throws IOException {
        var leftOver = pid(folder.resolve("data")).flatMap(ProcessHandle::of).filter(LocalPostgres::isPostgres);
        if (leftOver.isPresent()) {
            log.info(
                    "Stopping the PostgreSQL (pid {}) that an earlier run left behind",
                    leftOver.get().pid());
            Signals.interrupt(leftOver.get().pid());
            try {
                leftOver.get().onExit().get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IOException("interrupted while an earlier PostgreSQL was ending", e);
            } catch (ExecutionException | TimeoutException e) {
                throw new IOException(
                        "the PostgreSQL of an earlier run does not end: pid "
                                + leftOver.get().pid(),
                        e);
            }
        }
    }

    private static boolean isPostgres(ProcessHandle process) {
        return process.info()
                .command()
                .filter(command -> command.endsWith("/postgres"))
                .isPresent();
    }

    private static Optional<Long> pid(Path data) throws IOException {
        Path file = data.resolve("postmaster.pid");
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        try (var lines = Files.lines(file)) {
            return lines.findFirst().map(String::strip).map(Long::valueOf);
        }
    }

    @Override
    public void close() {
        try {
            server.close();
            watchdog.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
