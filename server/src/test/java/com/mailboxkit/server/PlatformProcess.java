package com.mailboxkit.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/// The platform in a process of its own, which can be killed and started again on the same data.
final class PlatformProcess implements AutoCloseable {

    private static final Pattern API = Pattern.compile("API +http://localhost:(\\d+)");
    private static final Pattern SMTP = Pattern.compile("SMTP +localhost:(\\d+)");
    private static final Pattern LAST_LINE_OF_GREETING = Pattern.compile("^ +data +/");
    private static final Pattern ELASTICSEARCH = Pattern.compile("Elasticsearch is up on (\\S+)");

    private final Path data;
    private final List<String> settings;
    private volatile Process process;
    private volatile int httpPort;
    private volatile int smtpPort;
    private final CompletableFuture<String> elasticsearchUrl = new CompletableFuture<>();

    PlatformProcess(Path data, String... settings) throws Exception {
        this.data = data;
        this.settings = List.of(settings);
        start();
    }

    /// A second node: what it has is in the PostgreSQL and the Elasticsearch of the first, and the secrets are the
    /// same.
    static PlatformProcess beside(PlatformProcess first, Path data, String... settings) throws Exception {
        Files.copy(first.data.resolve("secret"), data.resolve("secret"));
        var all = new ArrayList<>(List.of(
                "--mailboxkit.postgres.url=" + first.jdbcUrl(),
                "--mailboxkit.postgres.password=" + first.databasePassword(),
                "--mailboxkit.elasticsearch.url=" + first.elasticsearchUrl.get(3, TimeUnit.MINUTES)));
        all.addAll(List.of(settings));
        return new PlatformProcess(data, all.toArray(String[]::new));
    }

    int httpPort() {
        return httpPort;
    }

    long pid() {
        return process.pid();
    }

    /// 0 where it opens none.
    int smtpPort() {
        return smtpPort;
    }

    void start() throws Exception {
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                MailboxKit.class.getName(),
                "--server.port=0",
                "--mailboxkit.smtp.port=0",
                "--mailboxkit.data=" + data));
        command.addAll(Platform.patient(settings.toArray(String[]::new)));
        process = new ProcessBuilder(command).redirectErrorStream(true).start();
        var up = new CompletableFuture<Void>();
        // a read from a pipe holds the carrier of a virtual thread: two processes would leave none on two processors
        Thread.ofPlatform().daemon().start(() -> follow(process, up));
        up.get(3, TimeUnit.MINUTES);
    }

    private void follow(Process process, CompletableFuture<Void> up) {
        try (var lines = process.inputReader()) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                System.out.println(line);
                var api = API.matcher(line);
                var smtp = SMTP.matcher(line);
                var elasticsearch = ELASTICSEARCH.matcher(line);
                if (api.find()) {
                    httpPort = Integer.parseInt(api.group(1));
                } else if (smtp.find()) {
                    smtpPort = Integer.parseInt(smtp.group(1));
                } else if (LAST_LINE_OF_GREETING.matcher(line).find()) {
                    up.complete(null);
                } else if (elasticsearch.find()) {
                    elasticsearchUrl.complete(elasticsearch.group(1));
                }
            }
        } catch (IOException ended) {
            up.completeExceptionally(ended);
        }
        up.completeExceptionally(new IllegalStateException("The platform ended before it was up"));
    }

    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    void killPostgres() {
        kill(Long.parseLong(postmaster().getFirst()));
    }

    void killElasticsearch() {
        var server = process.descendants()
                .filter(child -> child.info().commandLine().orElse("").contains("org.elasticsearch.bootstrap"))
                .findFirst();
        assertThat(server).as("Elasticsearch runs").isPresent();
        kill(server.get().pid());
    }

    String jdbcUrl() {
        return "jdbc:postgresql://127.0.0.1:%s/mailboxkit"
                .formatted(postmaster().get(3));
    }

    String databasePassword() throws IOException {
        return Files.readString(data.resolve("postgres-password")).strip();
    }

    /// The first line is the process id, the fourth the port.
    private List<String> postmaster() {
        try {
            return Files.readAllLines(data.resolve("postgres/postmaster.pid"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void kill(long pid) {
        ProcessHandle.of(pid).orElseThrow().destroyForcibly();
    }

    /// Ends it in order.
    @Override
    public void close() throws InterruptedException {
        process.destroy();
        process.waitFor();
    }
}
