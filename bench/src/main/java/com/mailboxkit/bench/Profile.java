package com.mailboxkit.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/// Where a platform's CPU time goes while it is measured.
final class Profile {

    private static final int SHOWN = 25;

    private final Path file;
    private long pid;
    private ThreadTimes threads = new ThreadTimes(Map.of());

    /// @param file for the flight recording
    Profile(Path file) {
        this.file = file;
    }

    void start(long pid) throws IOException, InterruptedException {
        this.pid = pid;
        FlightRecording.start(pid, file);
        threads = ThreadTimes.of(pid);
    }

    /// Must come before the platform ends.
    void end() throws IOException {
        threads = ThreadTimes.of(pid).since(threads);
    }

    /// Must come after the platform has ended.
    String render() throws IOException {
        var recording = FlightRecording.read(file);
        return """
                Seconds of CPU time by thread, after warming up
                %s
                Share of Java threads by package whose code was running (%,d samples, %,d more lost)
                %s
                Share of Java threads by method of the platform that ran, or for which others ran
                %s
                """.formatted(
                        top(threads.seconds(), 1),
                        recording.samples(),
                        recording.lost(),
                        top(recording.packages(), recording.samples() / 100.0),
                        top(recording.methods(), recording.samples() / 100.0));
    }

    private static String top(Map<String, ? extends Number> counts, double unit) {
        return counts.entrySet().stream()
                .sorted((one, other) -> Double.compare(
                        other.getValue().doubleValue(), one.getValue().doubleValue()))
                .limit(SHOWN)
                .map(count -> String.format(
                        Locale.ROOT, "%6.1f  %s%n", count.getValue().doubleValue() / unit, count.getKey()))
                .collect(Collectors.joining());
    }
}
