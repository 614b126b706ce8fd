package com.mailboxkit.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/// Another program that a benchmark uses.
final class Program {

    private static final Duration PATIENCE = Duration.ofMinutes(15);

    private Program() {}

    /// Runs it to its end.
    ///
    /// @return what it wrote, errors included
    static String run(Map<String, String> environment, List<String> command) throws IOException, InterruptedException {
        return awaitSuccess(start(environment, command));
    }

    /// Waits for its end.
    ///
    /// @return what it wrote
    static String awaitSuccess(Process process) throws IOException, InterruptedException {
        process.onExit().orTimeout(PATIENCE.toSeconds(), TimeUnit.SECONDS).exceptionally(late -> {
            process.destroy();
            return process;
        });
        try (var output = process.getInputStream()) {
            var text = new String(output.readAllBytes(), StandardCharsets.UTF_8);
            if (process.waitFor() != 0) {
                throw new IOException("A program failed: " + text);
            }
            return text;
        } finally {
            process.destroy();
        }
    }

    /// Starts it; it ends with this program at the latest.
    static Process start(Map<String, String> environment, List<String> command) throws IOException {
        require(command.getFirst());
        var builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().putAll(environment);
        var process = builder.start();
        Runtime.getRuntime().addShutdownHook(new Thread(process::destroy));
        return process;
    }

    static boolean areWeRoot() {
        return "root".equals(System.getProperty("user.name"));
    }

    static void require(String name) throws IOException {
        if (!name.contains("/") && path().noneMatch(folder -> Files.isExecutable(folder.resolve(name)))) {
            throw new IOException("%s is not installed: bench/README.md says what to install.".formatted(name));
        }
    }

    /// Debian keeps servers in folders that are not everybody's PATH.
    private static Stream<Path> path() {
        return Stream.of((System.getenv("PATH") + ":/usr/sbin").split(":")).map(Path::of);
    }
}
