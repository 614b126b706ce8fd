package com.mailboxkit.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/// A platform of our own, started as a user starts it: `./mailboxkit up`, on free ports and with data of its own.
final class Platform implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final Duration POLL = Duration.ofMillis(20);

    private static final Pattern ELASTICSEARCH = Pattern.compile("Elasticsearch is up on http://127.0.0.1:(\\d+)");

    private final Path data;
    private final int httpPort = Ground.freePort();
    private final int smtpPort = Ground.freePort();
    private final long start = System.nanoTime();
    private final Process process;
    private final Api api = new Api(httpPort);

    /// Returns at once.
    ///
    /// @param settings in the form of environment variables
    Platform(Ground ground, Path data, Map<String, String> settings) throws IOException {
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
        await("ready", () -> isOk(api.get("/actuator/health/readiness", null)));
    }

    void awaitSearch() throws Exception {
        var key = api.register().key();
        await("searchable", () -> isOk(api.post("/api/v1/messages/search", key, "{\"query\":\"x\"}")));
    }

    /// @param key of an agent that was registered before
    void awaitAnswer(String key) throws Exception {
        await("answering", () -> isOk(api.get("/api/v1/organization", key)));
    }

    Api.Agent awaitRegistration() throws Exception {
        var agents = new ArrayList<Api.Agent>();
        await("registering", () -> agents.add(api.register()));
        return agents.getFirst();
    }

    private static boolean isOk(Api.Answer answer) {
        return answer.status() == 200;
    }

    @FunctionalInterface
    interface Condition {
        boolean holds() throws Exception;
    }

    private void await(String what, Condition condition) throws Exception {
        var deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!holds(condition)) {
            if (!process.isAlive() || System.nanoTime() > deadline) {
                throw new IOException("The platform is not %s:%n%s".formatted(what, Files.readString(log())));
            }
            Thread.sleep(POLL);
        }
    }

    long pid() {
        return process.pid();
    }

    private static boolean holds(Condition condition) throws Exception {
        try {
            return condition.holds();
        } catch (IOException notYet) {
            return false;
        }
    }

    /// Since its start.
    Duration age() {
        return Duration.ofNanos(System.nanoTime() - start);
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

    /// How many messages can be found in its Elasticsearch.
    long indexed() throws IOException, InterruptedException {
        var address = ELASTICSEARCH.matcher(Files.readString(log()));
        if (!address.find()) {
            throw new IOException("Elasticsearch does not run");
        }
        try (var elasticsearch = new Api(Integer.parseInt(address.group(1)))) {
            elasticsearch.post("/mailboxkit-messages/_refresh", null, "");
            return elasticsearch
                    .get("/mailboxkit-messages/_count", null)
                    .json()
                    .get("count")
                    .longValue();
        }
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

    Memory memory() throws IOException {
        return new Memory(
                Memory.of(process.pid()),
                Memory.ofTree(Long.parseLong(postmaster().getFirst())),
                Memory.ofTree(elasticsearch()));
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
