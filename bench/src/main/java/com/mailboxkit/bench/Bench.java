package com.mailboxkit.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.FutureTask;

/// `./mailboxkit bench NAME`.
final class Bench {

    private static final Map<String, Benchmark> BENCHMARKS = new LinkedHashMap<>();
    private static final Duration END_PATIENCE = Duration.ofMinutes(1);
    private static final int LOG_LINES = 40;
    private static final int FAILED = 1;
    private static final int MISUSED = 2;

    static {
        BENCHMARKS.put("accept", new AcceptedSends());
        BENCHMARKS.put("receive", new Receive());
        BENCHMARKS.put("pipeline", new Pipeline());
        BENCHMARKS.put("latency", new Latency());
        BENCHMARKS.put("replay", new Replay());
        BENCHMARKS.put("overhead", new Overhead());
        BENCHMARKS.put("webhooks", new Webhooks());
        BENCHMARKS.put("start", new Start());
        BENCHMARKS.put("edge", new Edge());
    }

    private Bench() {}

    /// Ends with a status that tells how it went.
    ///
    /// @param arguments folder of the project, then what the user said
    public static void main(String[] arguments) throws Exception {
        var task = new FutureTask<>(
                () -> perform(Path.of(arguments[0]), List.of(arguments).subList(1, arguments.length)));
        var thread = Thread.ofPlatform().start(task);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> endInOrder(thread)));
        System.exit(task.get());
    }

    /// When the user interrupts it, a benchmark gives up where it is and stops what it has started.
    private static void endInOrder(Thread benchmark) {
        benchmark.interrupt();
        try {
            benchmark.join(END_PATIENCE);
        } catch (InterruptedException impatient) {
            Thread.currentThread().interrupt();
        }
    }

    /// @return exit status
    private static int perform(Path home, List<String> words) throws Exception {
        try {
            var options = Options.parse(words, BENCHMARKS.keySet());
            if (options.name().equals(Options.RENDER)) {
                new Results(home).render();
            } else {
                run(home, options);
            }
            return 0;
        } catch (Options.Misused misused) {
            Ground.say("%s", String.valueOf(misused.getMessage()));
            return MISUSED;
        } catch (UntrueMeasurement untrue) {
            Ground.say("no result: %s", String.valueOf(untrue.getMessage()));
            return FAILED;
        }
    }

    @SuppressWarnings("SystemOut") // the table is what the user asked for
    private static void run(Path home, Options options) throws Exception {
        var benchmark = Optional.ofNullable(BENCHMARKS.get(options.name())).orElseThrow();
        double load = Machine.load();
        // other users, such as postfix, pass through to what is theirs
        var work = Files.createTempDirectory(
                "mailboxkit-bench", PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx--x--x")));
        try {
            var profile = options.profile()
                    ? Optional.of(new Profile(work.resolve("platform.jfr")))
                    : Optional.<Profile>empty();
            var table = benchmark.run(new Ground(home, work, options.length(), profile));
            System.out.printf("%s%n%n%s%n", benchmark.title(), table.render());
            if (profile.isPresent()) {
                System.out.print(profile.get().render());
            } else {
                // a profiled platform is a slower one
                new Results(home).add(options.name(), load, table);
            }
        } catch (Exception failure) {
            tellLogs(work);
            throw failure;
        } finally {
            delete(work);
        }
    }

    /// What the platform said is worth more than where this program stood.
    private static void tellLogs(Path work) throws IOException {
        try (var logs = Files.newDirectoryStream(work, "*.log")) {
            for (var log : logs) {
                var lines = Files.readAllLines(log);
                Ground.say("the end of the platform's log:");
                lines.subList(Math.max(0, lines.size() - LOG_LINES), lines.size())
                        .forEach(System.err::println);
            }
        }
    }

    private static void delete(Path folder) throws IOException {
        List<Path> deepestFirst;
        try (var files = Files.walk(folder)) {
            deepestFirst = files.sorted(Comparator.reverseOrder()).toList();
        }
        for (var file : deepestFirst) {
            Files.delete(file);
        }
    }
}
