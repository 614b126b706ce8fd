package com.mailboxkit.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordedFrame;
import jdk.jfr.consumer.RecordingFile;

/// Where a platform's CPU time went, as Java's flight recorder saw it. CPU time samples (JEP 509) also count what was
/// spent in native code and in the kernel.
final class FlightRecording {

    private static final String SAMPLE = "jdk.CPUTimeSample";
    private static final String LOST = SAMPLE + "sLost";
    private static final int STACK_DEPTH = 256; // reactive ones are deep
    private static final int SHOWN = 25;
    private static final int PACKAGE_DEPTH = 4;

    private final Map<String, Integer> threads = new HashMap<>();
    private final Map<String, Integer> packages = new HashMap<>();
    private final Map<String, Integer> callers = new HashMap<>();
    private long samples;
    private long lost;

    private FlightRecording() {}

    /// From now until the JVM ends.
    static void start(long pid, Path file) throws IOException, InterruptedException {
        jcmd(pid, "JFR.configure", "stackdepth=" + STACK_DEPTH);
        jcmd(
                pid,
                "JFR.start",
                "name=bench",
                "settings=none",
                "filename=" + file,
                "+" + SAMPLE + "#enabled=true",
                "+" + SAMPLE + "#stackTrace=true",
                "+" + SAMPLE + "#throttle=10ms",
                "+" + LOST + "#enabled=true");
    }

    private static void jcmd(long pid, String... words) throws IOException, InterruptedException {
        var command = new ArrayList<>(
                List.of(Path.of(System.getProperty("java.home"), "bin", "jcmd").toString(), Long.toString(pid)));
        command.addAll(List.of(words));
        Program.run(Map.of(), command);
    }

    static FlightRecording read(Path file) throws IOException {
        var recording = new FlightRecording();
        try (var events = new RecordingFile(file)) {
            while (events.hasMoreEvents()) {
                var event = events.readEvent();
                if (event.getEventType().getName().equals(SAMPLE)) {
                    recording.count(event);
                } else if (event.getEventType().getName().equals(LOST)) {
                    recording.lost += event.getLong("lostSamples");
                }
            }
        }
        return recording;
    }

    private void count(RecordedEvent sample) {
        samples++;
        add(threads, threadGroup(sample));
        if (sample.getStackTrace() == null) {
            add(packages, "(no Java stack)");
            return;
        }
        var frames = sample.getStackTrace().getFrames();
        add(packages, packageOf(frames.getFirst()));
        var ours = new HashSet<String>();
        frames.forEach(frame -> method(frame).ifPresent(ours::add));
        ours.forEach(method -> add(callers, method));
    }

    private static String threadGroup(RecordedEvent sample) {
        var thread = sample.getThread("eventThread");
        var name = thread == null ? null : thread.getJavaName();
        return name == null ? "(the JVM's own)" : name.replaceAll("[-\\d\\[\\]]+.*$", "");
    }

    private static String packageOf(RecordedFrame frame) {
        var type = frame.getMethod().getType().getName();
        var names = List.of(type.split("\\.", -1));
        return String.join(".", names.subList(0, Math.min(PACKAGE_DEPTH, Math.max(1, names.size() - 1))));
    }

    /// Of the product's own methods, which are on the stack while others work for them.
    private static Optional<String> method(RecordedFrame frame) {
        var type = frame.getMethod().getType().getName();
        return type.startsWith("com.mailboxkit.") && !type.contains("$$")
                ? Optional.of(type + "." + frame.getMethod().getName())
                : Optional.empty();
    }

    private static void add(Map<String, Integer> counts, String name) {
        counts.merge(name, 1, Integer::sum);
    }

    String render() {
        return """
                %,d samples of CPU time after warming up, and %,d lost

                Threads
                %s
                Packages whose code was running
                %s
                Methods of the platform that ran, or for which others ran
                %s
                """.formatted(samples, lost, top(threads), top(packages), top(callers));
    }

    private String top(Map<String, Integer> counts) {
        return counts.entrySet().stream()
                .sorted(Map.Entry.<String, Integer>comparingByValue().reversed())
                .limit(SHOWN)
                .map(count -> String.format(
                        Locale.ROOT, "%6.1f %%  %s%n", 100.0 * count.getValue() / Math.max(1, samples), count.getKey()))
                .collect(Collectors.joining());
    }
}
