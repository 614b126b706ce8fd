package com.mailboxkit.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/// Bytes of memory by who holds them. What processes share, such as PostgreSQL's buffers, is counted once.
record Memory(double platform, double postgres, double elasticsearch) {

    static double of(long pid) throws IOException {
        try (var lines = Files.lines(Path.of("/proc", Long.toString(pid), "smaps_rollup"))) {
            return lines.filter(line -> line.startsWith("Pss:"))
                            .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                            .sum()
                    * 1_024.0;
        }
    }

    static double ofTree(long pid) throws IOException {
        double sum = 0;
        var processes = ProcessHandle.of(pid).stream()
                .flatMap(process -> Stream.concat(Stream.of(process), process.descendants()));
        for (var process : processes.toList()) {
            sum += of(process.pid());
        }
        return sum;
    }
}
