package com.mailboxkit.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// `./mailboxkit bench NAME`.
final class Bench {

    private static final Map<String, Benchmark> BENCHMARKS = new LinkedHashMap<>();

    static {
        BENCHMARKS.put("accept", new AcceptedSends());
    }

    private Bench() {}

    /// @param arguments folder of the project, then what the user said
    public static void main(String[] arguments) throws Exception {
        var home = Path.of(arguments[0]);
        try {
            var options = Options.parse(List.of(arguments).subList(1, arguments.length), BENCHMARKS.keySet());
            if (options.name().equals(Options.RENDER)) {
                new Results(home).render();
            } else {
                run(home, options);
            }
        } catch (Options.Misused misused) {
            Ground.say("%s", misused);
            System.exit(2);
        } catch (UntrueMeasurement untrue) {
            Ground.say("%s", untrue);
            System.exit(1);
        }
    }

    @SuppressWarnings("SystemOut") // the table is what the user asked for
    private static void run(Path home, Options options) throws Exception {
        var benchmark = Optional.ofNullable(BENCHMARKS.get(options.name())).orElseThrow();
        double load = Machine.load();
        var work = Files.createTempDirectory("mailboxkit-bench");
        try {
            var recording = work.resolve("platform.jfr");
            var table = benchmark.run(new Ground(
                    home, work, options.length(), options.profile() ? Optional.of(recording) : Optional.empty()));
            System.out.printf("%s%n%n%s%n", benchmark.title(), table.render());
            if (options.profile()) {
                System.out.print(FlightRecording.read(recording).render());
            } else {
                // a profiled platform is a slower one
                new Results(home).add(options.name(), load, table);
            }
        } finally {
            delete(work);
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
