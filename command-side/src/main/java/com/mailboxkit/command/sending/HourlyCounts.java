package com.mailboxkit.command.sending;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/// What happened in each of the last hours, for windows that slide. Bounded: an hour is forgotten after nine days.
final class HourlyCounts {

    private static final Duration KEPT = Duration.ofDays(9);

    // not final: a snapshot is read back into it
    private Map<Long, Integer> hours = new HashMap<>();

    void add(int count, Instant at) {
        long hour = hourOf(at);
        hours.merge(hour, count, Integer::sum);
        hours.keySet().removeIf(old -> old < hour - KEPT.toHours());
    }

    /// Since `window` before `end`. The hour in which the window begins counts as a whole.
    int within(Duration window, Instant end) {
        long last = hourOf(end);
        long first = hourOf(end.minus(window));
        return hours.entrySet().stream()
                .filter(hour -> hour.getKey() >= first && hour.getKey() <= last)
                .mapToInt(Map.Entry::getValue)
                .sum();
    }

    void clear() {
        hours.clear();
    }

    private static long hourOf(Instant at) {
        return Math.floorDiv(at.getEpochSecond(), Duration.ofHours(1).toSeconds());
    }
}
