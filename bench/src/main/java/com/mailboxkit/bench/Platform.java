package com.mailboxkit.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// A platform of our own, started as a user starts it: `./mailboxkit up`, on free ports and with data of its own.
final class Platform implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final Duration POLL = Duration.ofMillis(20);

    private final Path data;
    private final int httpPort = Ground.freePort();
    private final int smtpPort = Ground.freePort();
    private final Process process;
    private final Api api = new Api(httpPort);

    private Platform(Ground ground, Path data, Map<String, String> settings) throws IOException {
        this.data = data;
        var up = new ProcessBuilder(List.of(
                        ground.home().resolve("mailboxkit").toString(),
                        "up",
                        "--http-port=" + httpPort,
                        "--smtp-port=" + smtpPort,
                        "--data=" + data))
                .redirectErrorStream(true)
                .redirectOutput(log().toFile());
        up.environment().putAll(settings);
        process = up.start();
        Runtime.getRuntime().addShutdownHook(new Thread(process::destroy));
    }

    /// With new data, a wallet that pays for everything, and search ready.
    ///
    /// @param settings in the form of environment variables
    static Platform fresh(Ground ground, Map<String, String> settings) throws Exception {
        var all = new HashMap<>(settings);
        all.put("MAILBOXKIT_TARIFF_OPENINGCREDITMILLS", "1000000000000");
        var platform = new Platform(ground, Files.createTempDirectory(ground.work(), "data"), all);
        platform.awaitReadiness();
        platform.awaitSearch();
        return platform;
    }

    private void awaitReadiness() throws Exception {
        await("ready", () -> {
            try {
                return api.get("/actuator/health/readiness", null).status() == 200;
            } catch (IOException notYet) {
                return false;
            }
        });
    }

    private void awaitSearch() throws Exception {
        var key = api.register().key();
        await(
                "searchable",
                () -> api.post("/api/v1/messages/search", key, "{\"query\":\"x\"}")
                                .status()
                        == 200);
    }

    @FunctionalInterface
    interface Condition {
        boolean holds() throws Exception;
    }

    private void await(String what, Condition condition) throws Exception {
        var deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!condition.holds()) {
            if (!process.isAlive() || System.nanoTime() > deadline) {
                throw new IOException("The platform is not %s:%n%s".formatted(what, Files.readString(log())));
            }
            Thread.sleep(POLL);
        }
    }

    long pid() {
        return process.pid();
    }

    int httpPort() {
        return httpPort;
    }

    int smtpPort() {
        return smtpPort;
    }

    Api api() {
        return api;
    }

    Path log() {
        return data.resolveSibling(data.getFileName() + ".log");
    }

    Events events() {
        return new Events(this);
    }

    int postgresPort() throws IOException {
        return Integer.parseInt(postmaster().get(3));
    }

    String postgresPassword() throws IOException {
        return Files.readString(data.resolve("postgres-password")).strip();
    }

    String adminKey() throws IOException {
        return Files.readString(data.resolve("admin-key")).strip();
    }

    Connection database() throws IOException, SQLException {
        return DriverManager.getConnection(
                "jdbc:postgresql://127.0.0.1:%d/mailboxkit".formatted(postgresPort()),
                "mailboxkit",
                postgresPassword());
    }

    /// The first line is the process id, the fourth the port.
    private List<String> postmaster() throws IOException {
        return Files.readAllLines(data.resolve("postgres/postmaster.pid"));
    }

    /// What its processes used so far; `load` is everything else that this program has started, and itself.
    CpuUse cpu(Process... generators) throws IOException {
        double load = Cpu.ofWithEnded(ProcessHandle.current().pid());
        for (var generator : generators) {
            load += Cpu.ofTree(generator.pid());
        }
        return new CpuUse(
                Cpu.of(process.pid()),
                Cpu.ofTree(Long.parseLong(postmaster().getFirst())),
                Cpu.ofTree(elasticsearch()),
                load);
    }

    private long elasticsearch() throws IOException {
        return process.descendants()
                .filter(child -> child.info().commandLine().orElse("").contains("org.elasticsearch.bootstrap"))
                .findFirst()
                .orElseThrow(() -> new IOException("Elasticsearch does not run"))
                .pid();
    }

    /// Ends it in order, so that nothing runs when this returns.
    @Override
    public void close() throws InterruptedException {
        api.close();
        process.destroy();
        process.waitFor();
    }
}
