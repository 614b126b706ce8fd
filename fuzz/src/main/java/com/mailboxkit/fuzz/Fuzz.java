package com.mailboxkit.fuzz;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Runs fuzz targets one after the other, each in a separate process. Ends with status 1 where an input let an
/// exception escape or took longer than [#SLOWEST].
public final class Fuzz {

    private static final Duration DEFAULT_TIME = Duration.ofMinutes(3);
    private static final Duration SLOWEST =
            Duration.ofSeconds(25); // a linear reader takes milliseconds, one that loads classes some seconds
    private static final String EXECUTED = "stat::number_of_executed_units:";
    private static final int LARGEST = 64 * 1024;
    private static final String USAGE = "Usage: ./mailboxkit fuzz [--seconds N] [--input FILE] [TARGET]...\nTargets: "
            + Stream.of(Target.values()).map(Target::label).collect(Collectors.joining(", "));

    private final Path home;
    private final Duration each;

    private Fuzz(Path home, Duration each) {
        this.home = home;
        this.each = each;
    }

    /// @param arguments the folder of the project, then options and targets
    public static void main(String[] arguments) throws IOException, InterruptedException {
        var targets = EnumSet.noneOf(Target.class);
        var time = DEFAULT_TIME;
        var inputs = new ArrayList<String>();
        try {
            for (int i = 1; i < arguments.length; i++) {
                switch (arguments[i]) {
                    case "--seconds" -> time = Duration.ofSeconds(Long.parseLong(arguments[++i]));
                    case "--input" -> inputs.add(arguments[++i]);
                    default -> targets.add(target(arguments[i]));
                }
            }
        } catch (IllegalArgumentException | ArrayIndexOutOfBoundsException misused) {
            System.err.println(USAGE);
            System.exit(2);
        }
        Set<Target> wanted = targets.isEmpty() ? EnumSet.allOf(Target.class) : targets;
        var fuzz = new Fuzz(Path.of(arguments[0]), time.dividedBy(wanted.size()));
        boolean found = false;
        for (var target : wanted) {
            found |= !fuzz.run(target, inputs);
        }
        System.exit(found ? 1 : 0);
    }

    private static Target target(String label) {
        for (var target : Target.values()) {
            if (target.label().equals(label)) {
                return target;
            }
        }
        throw new IllegalArgumentException(label);
    }

    /// @return whether nothing was found
    private boolean run(Target target, List<String> inputs) throws IOException, InterruptedException {
        var work = Files.createDirectories(home.resolve("fuzz/target/fuzz").resolve(target.label()));
        var command = command(target, work);
        command.addAll(inputs.isEmpty() ? corpora(target, work) : inputs);
        var log = work.resolve("log");
        var process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        boolean clean = process.waitFor() == 0;
        var lines = Files.readAllLines(log);
        if (clean) {
            System.out.printf("fuzz: %-9s nothing found in %s inputs%n", target.label(), executed(lines));
        } else {
            System.out.printf("fuzz: %s FOUND SOMETHING. The input is beside this log: %s%n", target.label(), log);
            lines.stream().skip(Math.max(0, lines.size() - 60)).forEach(System.out::println);
        }
        return clean;
    }

    private static String executed(List<String> log) {
        return log.stream()
                .filter(line -> line.startsWith(EXECUTED))
                .map(line -> line.substring(EXECUTED.length()).strip())
                .findFirst()
                .orElse("no");
    }

    private ArrayList<String> command(Target target, Path work) {
        return new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx1g",
                "-XX:+EnableDynamicAgentLoading",
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-cp",
                System.getProperty("java.class.path"),
                "com.code_intelligence.jazzer.Jazzer",
                "--target_class=" + target.entry().getName(),
                "--instrumentation_includes=com.mailboxkit.**:org.jsoup.**",
                "--reproducer_path=" + work,
                "-artifact_prefix=" + work + "/",
                "-max_total_time=" + each.toSeconds(),
                "-timeout=" + SLOWEST.toSeconds(),
                "-max_len=" + LARGEST,
                "-rss_limit_mb=0",
                "-print_final_stats=1"));
    }

    /// Where new inputs are kept, for longer runs, and those to begin with.
    private static List<String> corpora(Target target, Path work) throws IOException {
        var folders = new ArrayList<String>();
        folders.add(Files.createDirectories(work.resolve("corpus")).toString());
        var others = System.getenv("MAILBOXKIT_CORPORA");
        if (others != null) {
            target.corpora().stream()
                    .map(Path.of(others)::resolve)
                    .filter(Files::isDirectory)
                    .forEach(folder -> folders.add(folder.toString()));
        }
        return folders;
    }
}
