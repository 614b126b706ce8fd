package com.mailboxkit.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Properties;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A real PostgreSQL as a child process on 127.0.0.1, with durable settings.
///
/// Data are in `postgres`, programs in `postgres-bin`, the generated password in `postgres-password` (mode
/// 0600), the log in `logs/postgresql.log` of the data folder. A new port is chosen at each start and is fixed
/// for the lifetime of this object: a server that is restarted keeps its address.
public final class LocalPostgres implements AutoCloseable {

    /// Used only to set up the database: the platform's own role is not a superuser.
    static final String SUPERUSER = "postgres";

    private static final Logger LOG = LoggerFactory.getLogger(LocalPostgres.class);
    private static final String NAME = "mailboxkit";
    private static final Duration START_PATIENCE = Duration.ofMinutes(2);
    private static final Duration POLL = Duration.ofMillis(50);
    private static final int MAX_FAILED_STARTS = 5;

    private final PostgresCluster cluster;
    private final String password;
    private final SupervisedProcess process;

    private LocalPostgres(PostgresCluster cluster, String password, SupervisedProcess process) {
        this.cluster = cluster;
        this.password = password;
        this.process = process;
    }

    /// Starts the server and waits until it responds. The first start in a folder also unpacks it and creates
    /// the database (a few seconds).
    ///
    /// @throws LocalStackException with the end of the server's log, when it does not start within two minutes
    public static LocalPostgres start(DataDirectory data) {
        var started = System.nanoTime();
        try {
            var password = password(data.root().resolve("postgres-password"));
            var cluster = new PostgresCluster(
                    PostgresBinaries.unpackInto(data.folder("postgres-bin")),
                    data.root().resolve("postgres"),
                    data.root().resolve("postgres-password"),
                    LoopbackPorts.free(1).getFirst(),
                    new ChildLog(data.logs().resolve("postgresql.log")));
            cluster.initialize();
            cluster.stopOrphan();
            var postgres = new LocalPostgres(cluster, password, SupervisedProcess.start(cluster));
            try {
                postgres.awaitResponse();
                postgres.createDatabase();
            } catch (SQLException | RuntimeException failure) {
                postgres.close();
                throw failure;
            }
            LOG.info(
                    "PostgreSQL is up on {}:{} after {} ms",
                    postgres.host(),
                    postgres.port(),
                    Duration.ofNanos(System.nanoTime() - started).toMillis());
            return postgres;
        } catch (IOException | SQLException failure) {
            throw new LocalStackException("PostgreSQL could not be started: " + failure, failure);
        }
    }

    /// Without user and password: see [#user] and [#password].
    public String jdbcUrl() {
        return jdbcUrl(NAME);
    }

    public String host() {
        return LoopbackPorts.HOST;
    }

    public int port() {
        return cluster.port();
    }

    /// Owns [#database], but is not a superuser.
    public String user() {
        return NAME;
    }

    public String password() {
        return password;
    }

    public String database() {
        return NAME;
    }

    /// The process id of the running server.
    public long pid() {
        return process.pid();
    }

    /// Ends the sessions, flushes all data to disk and stops the server. Close connection pools before.
    @Override
    public void close() {
        process.close();
    }

    private static String password(Path file) throws IOException {
        if (!Files.exists(file)) {
            var secret = new byte[24];
            new SecureRandom().nextBytes(secret);
            PrivateFiles.writeString(file, HexFormat.of().formatHex(secret) + "\n");
        }
        return Files.readString(file).strip();
    }

    private void awaitResponse() throws SQLException {
        var deadline = System.nanoTime() + START_PATIENCE.toNanos();
        SQLException last;
        do {
            try (var connection = connectAsSuperuser()) {
                connection.isValid(1);
                return;
            } catch (SQLException notYet) {
                last = notYet;
            }
            if (process.failures() >= MAX_FAILED_STARTS) {
                break;
            }
        } while (process.pause(POLL) && System.nanoTime() < deadline);
        throw new LocalStackException(
                "PostgreSQL does not answer. " + cluster.log().tail(), last);
    }

    private void createDatabase() throws SQLException {
        try (var connection = connectAsSuperuser()) {
            if (!exists(connection, "select 1 from pg_roles where rolname = ?")) {
                execute(connection, "create role %s login password '%s'".formatted(NAME, password));
            }
            if (!exists(connection, "select 1 from pg_database where datname = ?")) {
                execute(connection, "create database %s owner %s".formatted(NAME, NAME));
            }
        }
    }

    private static boolean exists(Connection connection, String query) throws SQLException {
        try (var statement = connection.prepareStatement(query)) {
            statement.setString(1, NAME);
            try (var rows = statement.executeQuery()) {
                return rows.next();
            }
        }
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private Connection connectAsSuperuser() throws SQLException {
        var credentials = new Properties();
        credentials.setProperty("user", SUPERUSER);
        credentials.setProperty("password", password);
        credentials.setProperty("connectTimeout", "5");
        return DriverManager.getConnection(jdbcUrl("postgres"), credentials);
    }

    private String jdbcUrl(String database) {
        return "jdbc:postgresql://%s:%d/%s".formatted(host(), port(), database);
    }
}
