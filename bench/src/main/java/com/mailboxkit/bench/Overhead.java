package com.mailboxkit.bench;

import com.mailboxkit.bench.SendingPlatform.Load;
import com.mailboxkit.bench.SendingPlatform.Mode;
import com.mailboxkit.bench.SendingPlatform.Outcome;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// What it costs to ask who calls, to count how often, and to make a send safe to repeat.
final class Overhead implements Benchmark {

    private static final List<Integer> CONNECTIONS = List.of(1, 16, 64);
    private static final List<Mode> MODES = List.of(Mode.UNGUARDED, Mode.USUAL, Mode.REPEATABLE);
    private static final int CHARACTERS = 700;

    /// The ways take turns, so that what the machine does meanwhile is no cost of one of them.
    private static final int ROUNDS = 5;

    @Override
    public String title() {
        return "API key, rate limit and Idempotency-Key on a send, beside the same route without them";
    }

    /// Sums over rounds.
    private static final class Sum {

        private long stored;
        private double millis;
        private double cpuSeconds;
        private double sends;
        private double seconds;

        void add(Outcome outcome, Duration length) {
            stored += outcome.stored();
            millis += outcome.answers().p50Millis() / ROUNDS;
            cpuSeconds += outcome.cpu().platform() + outcome.cpu().postgres();
            sends += outcome.answers().accepted();
            seconds += length.toNanos() / 1e9;
        }

        double cpuMicros() {
            return cpuSeconds * 1e6 / stored;
        }

        double micros() {
            return millis * 1e3;
        }

        double perSecond() {
            return sends / seconds;
        }
    }

    @Override
    public Table run(Ground ground) throws Exception {
        try (var sending = SendingPlatform.unguarded(ground)) {
            var table = new Table();
            for (int connections : CONNECTIONS) {
                Ground.say("%d connections", connections);
                report(table, connections, measure(sending, connections, ground.length()));
            }
            return table;
        }
    }

    private static Map<Mode, Sum> measure(SendingPlatform sending, int connections, Duration length) throws Exception {
        var load = new Load(connections, SendingPlatform.ORGANIZATIONS, CHARACTERS, length.dividedBy(ROUNDS));
        var sums = new EnumMap<Mode, Sum>(Mode.class);
        for (int round = 0; round < ROUNDS; round++) {
            for (var mode : MODES) {
                sums.computeIfAbsent(mode, first -> new Sum()).add(sending.send(load.by(mode)), load.length());
            }
        }
        return sums;
    }

    private static void report(Table table, int connections, Map<Mode, Sum> sums) {
        var without = Objects.requireNonNull(sums.get(Mode.UNGUARDED));
        for (var mode : MODES) {
            var sum = Objects.requireNonNull(sums.get(mode));
            table.row()
                    .with("connections", connections)
                    .with("send", name(mode))
                    .with("sends/s", sum.perSecond())
                    .with("p50 µs", sum.micros())
                    .with("more µs", sum.micros() - without.micros())
                    .with("of the answer", Table.percent(sum.micros() - without.micros(), sum.micros()))
                    .with("CPU µs", sum.cpuMicros())
                    .with("more CPU µs", sum.cpuMicros() - without.cpuMicros())
                    .with("of the CPU", Table.percent(sum.cpuMicros() - without.cpuMicros(), sum.cpuMicros()));
        }
    }

    private static String name(Mode mode) {
        return switch (mode) {
            case UNGUARDED -> "without";
            case USUAL -> "API key and rate limit";
            case REPEATABLE -> "and Idempotency-Key";
        };
    }
}
