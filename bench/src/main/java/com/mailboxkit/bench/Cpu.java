package com.mailboxkit.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// CPU time as Linux counts it, in seconds. On a shared machine it says more than the clock on the wall.
final class Cpu {

    /// Linux tells programs 100 ticks a second, whatever the kernel's own clock.
    private static final double TICKS_PER_SECOND = 100;

    private static final int USER = 14;
    private static final int SYSTEM = 15;
    private static final int ENDED_CHILDREN_USER = 16;
    private static final int ENDED_CHILDREN_SYSTEM = 17;

    private Cpu() {}

    /// What the process alone used.
    static double of(long pid) {
        return ticks(pid, USER, SYSTEM) / TICKS_PER_SECOND;
    }

    /// What it used together with its children, those that have ended too.
    static double ofTree(long pid) {
        double own = ofWithEnded(pid);
        return ProcessHandle.of(pid).stream()
                .flatMap(ProcessHandle::descendants)
                .mapToDouble(child -> ofWithEnded(child.pid()))
                .reduce(own, Double::sum);
    }

    /// What it used together with its children that have ended.
    static double ofWithEnded(long pid) {
        return ticks(pid, USER, SYSTEM, ENDED_CHILDREN_USER, ENDED_CHILDREN_SYSTEM) / TICKS_PER_SECOND;
    }

    /// @param fields as numbered in proc(5)
    private static long ticks(long pid, int... fields) {
        try {
            var stat = Files.readString(Path.of("/proc", Long.toString(pid), "stat"));
            // the second field is the program's name in brackets, which may hold blanks
            var rest = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
            long sum = 0;
            for (int field : fields) {
                sum += Long.parseLong(rest[field - 3]);
            }
            return sum;
        } catch (IOException ended) {
            return 0; // its parent counts it from now on
        }
    }
}
