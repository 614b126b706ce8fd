package com.mailboxkit.bench;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/// Where figures come from, as far as it can be said in a line.
final class Machine {

    private static final double GIBIBYTE = 1L << 30;

    private Machine() {}

    static String describe() throws IOException {
        var system = ManagementFactory.getOperatingSystemMXBean();
        return String.format(
                Locale.ROOT,
                "%d × %s, %.0f GiB, %s %s",
                system.getAvailableProcessors(),
                processor(),
                memory() / GIBIBYTE,
                system.getName(),
                system.getVersion());
    }

    /// How many programs wanted the processors in the last minute: above 1, somebody else was at work.
    static double load() {
        return ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
    }

    private static String processor() throws IOException {
        try (var lines = Files.lines(Path.of("/proc/cpuinfo"))) {
            return lines.filter(line -> line.startsWith("model name"))
                    .map(line -> line.substring(line.indexOf(':') + 1).strip())
                    .findFirst()
                    .orElse(System.getProperty("os.arch"));
        }
    }

    private static double memory() {
        return ManagementFactory.getOperatingSystemMXBean() instanceof com.sun.management.OperatingSystemMXBean sun
                ? sun.getTotalMemorySize()
                : 0;
    }
}
