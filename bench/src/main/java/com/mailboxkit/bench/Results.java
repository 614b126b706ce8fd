package com.mailboxkit.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.json.JsonMapper;

/// Every run as a line of JSON in `bench/results.jsonl`; the newest of each benchmark in `bench/RESULTS.md`, where the
/// tables stand between comments that name the benchmark, and all other text is written by people.
final class Results {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Pattern PLACE = Pattern.compile("(?s)(<!-- (\\w+) -->\n).*?(<!-- end -->)");

    private final Path home;
    private final Path lines;
    private final Path page;

    Results(Path home) {
        this.home = home;
        lines = home.resolve("bench/results.jsonl");
        page = home.resolve("bench/RESULTS.md");
    }

    /// @param commit of the sources, with a plus when they were changed since
    /// @param load of the machine before the run
    record Run(
            String benchmark, Instant at, String commit, String machine, double load, List<Map<String, Object>> rows) {}

    void add(String benchmark, double load, Table table) throws IOException, InterruptedException {
        var run = new Run(
                benchmark,
                Instant.now().truncatedTo(ChronoUnit.SECONDS),
                commit(),
                Machine.describe(),
                load,
                table.rows());
        Files.writeString(
                lines, JSON.writeValueAsString(run) + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }

    private String commit() throws IOException, InterruptedException {
        var hash = Program.run(Map.of(), List.of("git", "-C", home.toString(), "rev-parse", "--short", "HEAD"))
                .strip();
        var changes = Program.run(
                Map.of(), List.of("git", "-C", home.toString(), "status", "--porcelain", "--untracked-files=no", ":/"));
        return changes.isBlank() ? hash : hash + "+";
    }

    /// Puts the newest tables into the page.
    void render() throws IOException {
        var newest = new LinkedHashMap<String, Run>();
        for (var line : Files.readAllLines(lines)) {
            var run = JSON.readValue(line, Run.class);
            newest.put(run.benchmark, run);
        }
        var text = PLACE.matcher(Files.readString(page)).replaceAll(place -> {
            var run = newest.get(place.group(2));
            var table = run == null ? "\nNot measured yet.\n\n" : render(run);
            return Matcher.quoteReplacement(place.group(1) + table + place.group(3));
        });
        Files.writeString(page, text);
    }

    private static String render(Run run) {
        return """

                %s
                %s, commit %s, %s, load before the run %.1f

                """.formatted(new Table(run.rows).render(), run.at, run.commit, run.machine, run.load);
    }
}
