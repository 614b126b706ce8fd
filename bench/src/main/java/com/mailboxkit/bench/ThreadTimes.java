package com.mailboxkit.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/// CPU seconds of a process by kind of thread: also the JVM's own, for compiling and collecting garbage, which no
/// sampling of Java code sees. Threads that have ended are not in it.
record ThreadTimes(Map<String, Double> seconds) {

    static ThreadTimes of(long pid) throws IOException {
        var seconds = new HashMap<String, Double>();
        try (var threads = Files.newDirectoryStream(Path.of("/proc", Long.toString(pid), "task"))) {
            for (var thread : threads) {
                seconds.merge(kind(thread), Cpu.ofThread(thread), Double::sum);
            }
        }
        return new ThreadTimes(seconds);
    }

    /// Linux keeps 15 characters of a thread's name. What follows a digit numbers it, but in `C1` and `C2`.
    private static String kind(Path thread) {
        try {
            return Files.readString(thread.resolve("comm")).strip().replaceAll("(?<=...)[-#\\d].*$", "");
        } catch (IOException ended) {
            return "";
        }
    }

    double total() {
        return seconds.values().stream().mapToDouble(Double::doubleValue).sum();
    }

    /// Of all, what the JVM's compilers took.
    double compiling() {
        return seconds.entrySet().stream()
                .filter(kind -> kind.getKey().matches("C[12] Compiler.*"))
                .mapToDouble(Map.Entry::getValue)
                .sum();
    }

    ThreadTimes since(ThreadTimes before) {
        var difference = new HashMap<>(seconds);
        before.seconds.forEach((kind, used) -> difference.merge(kind, -used, Double::sum));
        return new ThreadTimes(difference);
    }
}
