package com.mailboxkit.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;

/// The files of the database server and the commands that work on them.
///
/// @param directory PostgreSQL's data directory
/// @param passwordFile the password of every role, one line, readable by its owner only
record PostgresCluster(PostgresBinaries binaries, Path directory, Path passwordFile, int port, ChildLog log)
        implements SupervisedProcess.Child {

    /// Stops the server, with a fast shutdown, as soon as the pipe on its standard input is closed: by us, or
    /// by the operating system when this JVM is gone, even by `kill -9`. The watching shell is forked twice so
    /// that the server, which replaces the process, does not find an unknown child.
    private static final String END_WITH_PARENT = """
            exec 3<&0 </dev/null
            ( ( read -r _ <&3; kill -INT $$ ) >/dev/null 2>&1 & )
            exec "$@" 3<&-
            """;

    @Override
    public String name() {
        return "PostgreSQL";
    }

    /// Creates the cluster if it is missing. An interrupted earlier attempt has no effect.
    void initialize() throws IOException {
        if (Files.exists(directory.resolve("PG_VERSION"))) {
            SystemUser.own(directory);
            return;
        }
        var draft = directory.resolveSibling(directory.getFileName() + ".new");
        PrivateFiles.deleteRecursively(draft);
        PrivateFiles.createDirectories(draft); // its user cannot write to the parent folder
        SystemUser.own(draft);
        var initdb = child(List.of(
                binaries.program("initdb"),
                "--pgdata=" + draft,
                "--username=" + LocalPostgres.SUPERUSER,
                "--pwfile=" + passwordFile,
                "--auth=scram-sha-256",
                "--encoding=UTF8",
                "--locale=C",
                "--locale-provider=builtin",
                "--builtin-locale=C.UTF-8"));
        var running = initdb.start();
        try {
            if (running.waitFor() != 0) {
                throw new LocalStackException("PostgreSQL could not create its data folder. " + log.tail());
            }
        } catch (InterruptedException interrupted) {
            running.destroyForcibly();
            Thread.currentThread().interrupt();
            throw new LocalStackException("Interrupted while PostgreSQL created its data folder", interrupted);
        }
        Files.move(draft, directory, StandardCopyOption.ATOMIC_MOVE);
    }

    /// Stops a server of an earlier run that still uses these files, and removes a pid file of another program.
    void stopOrphan() throws IOException {
        var pidFile = directory.resolve("postmaster.pid");
        if (!Files.exists(pidFile)) {
            return;
        }
        var pid = Files.readAllLines(pidFile).stream().findFirst().orElse("").strip();
        if (!pid.matches("\\d{1,10}")) {
            return;
        }
        var earlier = new OrphanedProcess(name(), Long.parseLong(pid), directory.toString());
        switch (earlier.kind()) {
            case OURS -> earlier.stop("INT");
            // the pid has been reused since; PostgreSQL itself would refuse to start
            case FOREIGN -> Files.delete(pidFile);
            // PostgreSQL decides: it removes a stale file, and refuses when in doubt
            case GONE, UNKNOWN -> {}
        }
    }

    @Override
    public Process launch() throws IOException {
        var server = new ArrayList<>(List.of("sh", "-c", END_WITH_PARENT, "postgres-guard"));
        server.addAll(SystemUser.unprivileged(List.of(binaries.program("postgres"), "-D", directory.toString())));
        for (var setting : settings()) {
            server.addAll(List.of("-c", setting));
        }
        return log.attachTo(environment(new ProcessBuilder(SystemUser.detached(server))))
                .start();
    }

    @Override
    public void requestStop(Process process) throws IOException {
        process.getOutputStream().close();
    }

    private List<String> settings() {
        return List.of(
                "listen_addresses=" + LoopbackPorts.HOST,
                "port=" + port,
                "unix_socket_directories=",
                // the record of mail and money: durable before fast
                "fsync=on",
                "synchronous_commit=on",
                "full_page_writes=on",
                "max_connections=200",
                "shared_buffers=256MB",
                "max_wal_size=2GB",
                "timezone=UTC",
                "log_timezone=UTC",
                "log_line_prefix=%m [%p] ");
    }

    private ProcessBuilder child(List<String> command) throws IOException {
        return log.attachTo(environment(new ProcessBuilder(SystemUser.unprivileged(command))));
    }

    /// `PGDATA`, `PGPORT` and similar variables belong to another PostgreSQL of the user.
    private static ProcessBuilder environment(ProcessBuilder child) {
        child.environment().keySet().removeIf(variable -> variable.startsWith("PG"));
        child.environment().put("LC_ALL", "C");
        return child;
    }
}
