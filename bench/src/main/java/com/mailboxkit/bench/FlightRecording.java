package com.mailboxkit.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordedFrame;
import jdk.jfr.consumer.RecordingFile;

/// Which Java code a platform's CPU time went to, as Java's flight recorder saw it. CPU time samples (JEP 509) also
/// count what was spent in native code and in the kernel on its behalf.
///
/// @param samples that are counted here
/// @param lost further samples, which could not be taken
/// @param packages of the method that was running, to its number of samples
/// @param methods of the product that were on the stack, to their numbers of samples
record FlightRecording(long samples, long lost, Map<String, Integer> packages, Map<String, Integer> methods) {

    private static final String SAMPLE = "jdk.CPUTimeSample";
    private static final String LOST = "jdk.CPUTimeSamplesLost";
    private static final int STACK_DEPTH = 256; // reactive ones are deep
    private static final int PACKAGE_DEPTH = 4;

    /// From now until the JVM ends.
    static void start(long pid, Path file) throws IOException, InterruptedException {
        jcmd(pid, "JFR.configure", "stackdepth=" + STACK_DEPTH);
        // a plus adds to the settings, which have nothing yet
        jcmd(
                pid,
                "JFR.start",
                "settings=none",
                "filename=" + file,
                "+%s#enabled=true".formatted(SAMPLE),
                "+%s#stackTrace=true".formatted(SAMPLE),
                "+%s#throttle=10ms".formatted(SAMPLE),
                "+%s#enabled=true".formatted(LOST));
    }

    private static void jcmd(long pid, String... words) throws IOException, InterruptedException {
        var command = new ArrayList<>(
                List.of(Path.of(System.getProperty("java.home"), "bin", "jcmd").toString(), Long.toString(pid)));
        command.addAll(List.of(words));
        Program.run(Map.of(), command);
    }

    static FlightRecording read(Path file) throws IOException {
        long samples = 0;
        long lost = 0;
        var packages = new HashMap<String, Integer>();
        var methods = new HashMap<String, Integer>();
        try (var events = new RecordingFile(file)) {
            while (events.hasMoreEvents()) {
                var event = events.readEvent();
                switch (event.getEventType().getName()) {
                    case SAMPLE -> {
                        samples++;
                        packages.merge(packageOf(event), 1, Integer::sum);
                        ownMethods(event).forEach(method -> methods.merge(method, 1, Integer::sum));
                    }
                    case LOST -> lost += event.getLong("lostSamples");
                    default -> {}
                }
            }
        }
        return new FlightRecording(samples, lost, packages, methods);
    }

    private static List<RecordedFrame> frames(RecordedEvent sample) {
        return sample.getStackTrace() == null
                ? List.of()
                : sample.getStackTrace().getFrames();
    }

    private static String packageOf(RecordedEvent sample) {
        return frames(sample).stream().findFirst().map(FlightRecording::type).stream()
                .flatMap(type -> List.of(type.split("\\.", -1)).stream().limit(PACKAGE_DEPTH))
                .filter(name -> Character.isLowerCase(name.charAt(0)))
                .collect(Collectors.joining("."));
    }

    /// Of the product's methods, each once, without those that a compiler or Spring has made.
    private static List<String> ownMethods(RecordedEvent sample) {
        return frames(sample).stream()
                .map(FlightRecording::ownMethod)
                .flatMap(Optional::stream)
                .distinct()
                .toList();
    }

    private static Optional<String> ownMethod(RecordedFrame frame) {
        var type = type(frame);
        var name = frame.getMethod().getName();
        boolean own = type.startsWith("com.mailboxkit.") && !type.contains("$$") && !name.contains("lambda$");
        return own ? Optional.of(type + "." + name) : Optional.empty();
    }

    private static String type(RecordedFrame frame) {
        return frame.getMethod().getType().getName();
    }
}
