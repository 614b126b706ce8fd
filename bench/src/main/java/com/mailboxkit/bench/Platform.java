package com.mailboxkit.bench;

import com.mailboxkit.bench.Api.Agent;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/// A platform of our own, started as a user starts it: `./mailboxkit up`, on free ports and with data of its own.
final class Platform implements AutoCloseable {

    private static final Pattern ELASTICSEARCH = Pattern.compile("Elasticsearch is up on http://127.0.0.1:(\\d+)");
    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final Duration POLL = Duration.ofMillis(20);

    private final DataFolder data;
    private final Path log;
    private final int httpPort = Ground.freePort();
    private final int smtpPort = Ground.freePort();
    private final long start = System.nanoTime();
    private final Process process;
    private final Api api = new Api(httpPort);
    private Optional<Profile> profile = Optional.empty();

    /// Returns at once.
    ///
    /// @param settings in the form of environment variables
    Platform(Ground ground, Path data, Map<String, String> settings) throws IOException {
        this(ground, data, settings, Platform::up);
    }

    private Platform(Ground ground, Path data, Map<String, String> settings, Launch launch) throws IOException {
        this.data = new DataFolder(data);
        this.log = data.resolveSibling(data.getFileName() + ".log");
        var up = launch.of(ground, data, httpPort, smtpPort)
                .redirectErrorStream(true)
                .redirectOutput(log.toFile());
        up.environment().putAll(settings);
        process = up.start();
        Runtime.getRuntime().addShutdownHook(new Thread(process::destroy));
    }

    /// How its process is made.
    @FunctionalInterface
    interface Launch {
        ProcessBuilder of(Ground ground, Path data, int httpPort, int smtpPort);
    }

    /// As users start it.
    static ProcessBuilder up(Ground ground, Path data, int httpPort, int smtpPort) {
        return new ProcessBuilder(
                ground.home().resolve("mailboxkit").toString(),
                "up",
                "--http-port=" + httpPort,
                "--smtp-port=" + smtpPort,
                "--data=" + data);
    }

    /// The same program with [Unguarded] in it.
    static ProcessBuilder unguarded(Ground ground, Path data, int httpPort, int smtpPort) {
        var program = ground.home().resolve("server/target/app/mailboxkit.jar");
        var java = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "-Dmailboxkit.elasticsearch-home=" + System.getProperty("mailboxkit.elasticsearch-home"),
                "-cp",
                program + File.pathSeparator + System.getProperty("java.class.path"),
                "com.mailboxkit.server.MailboxKit",
                "--server.port=" + httpPort,
                "--mailboxkit.smtp.port=" + smtpPort,
                "--mailboxkit.data=" + data);
        java.environment().put("SPRING_MAIN_SOURCES", Unguarded.class.getName());
        return java;
    }

    /// With new data, wallets that pay for everything, requests counted but never refused, and search ready.
    ///
    /// @param settings in the form of environment variables
    static Platform fresh(Ground ground, Map<String, String> settings) throws Exception {
        return fresh(ground, settings, Platform::up);
    }

    static Platform fresh(Ground ground, Map<String, String> settings, Launch launch) throws Exception {
        var all = new HashMap<>(settings);
        all.put("MAILBOXKIT_TARIFF_OPENINGCREDITMILLS", "1000000000000");
        all.put("MAILBOXKIT_RATELIMITS_REQUESTSPERMINUTE", "1000000000");
        all.put("MAILBOXKIT_RATELIMITS_REQUESTSPERDAY", "1000000000");
        all.put("MAILBOXKIT_RATELIMITS_REGISTRATIONSPERADDRESS", "0");
        all.put("MAILBOXKIT_RATELIMITS_REGISTRATIONSPEROWNER", "0");
        all.put("MAILBOXKIT_TARIFF_OPENINGCREDITSPEROWNER", "0");
        all.put("MAILBOXKIT_SENDING_RAMP", "false");
        var platform = new Platform(ground, Files.createTempDirectory(ground.work(), "data"), all, launch);
        try {
            platform.awaitRegistration();
            platform.awaitSearch();
            return platform;
        } catch (Exception failure) {
            platform.close();
            throw failure;
        }
    }

    Agent awaitRegistration() throws Exception {
        var agents = new ArrayList<Agent>();
        await("a registration", () -> agents.add(api.register()));
        return agents.getFirst();
    }

    /// Waits for an answer about what was there before the start.
    ///
    /// @param key of an agent that was registered then
    void awaitAnswer(String key) throws Exception {
        await("a GET", () -> api.get("/api/v1/organization", key).status() == 200);
    }

    void awaitSearch() throws Exception {
        var key = api.register().key();
        await(
                "a search",
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
        while (!holds(condition)) {
            if (!process.isAlive() || System.nanoTime() > deadline) {
                throw new IOException("The platform does not answer %s:%n%s".formatted(what, Files.readString(log)));
            }
            Thread.sleep(POLL);
        }
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

    DataFolder data() {
        return data;
    }

    Events events() {
        return new Events(this);
    }

    /// How many messages can be found in its Elasticsearch.
    long indexed() throws IOException, InterruptedException {
        var address = ELASTICSEARCH.matcher(Files.readString(log));
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

    Processes processes() throws IOException {
        long elasticsearch = process.descendants()
                .filter(child -> child.info().commandLine().orElse("").contains("org.elasticsearch.bootstrap"))
                .findFirst()
                .orElseThrow(() -> new IOException("Elasticsearch does not run"))
                .pid();
        return new Processes(process.pid(), data.postgresPid(), elasticsearch);
    }

    /// Profiles it from now on, if this is asked for.
    void profile(Ground ground) throws IOException, InterruptedException {
        if (ground.profile().isPresent()) {
            ground.profile().get().start(process.pid());
            profile = ground.profile();
        }
    }

    /// Ends it in order, so that nothing runs when this returns.
    @Override
    public void close() throws IOException, InterruptedException {
        try {
            if (profile.isPresent()) {
                profile.get().end();
            }
        } finally {
            api.close();
            process.destroy();
            process.waitFor();
        }
    }
}
