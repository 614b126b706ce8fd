package com.mailboxkit.bench;

import com.mailboxkit.bench.SendingPlatform.Load;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/// How long an event needs until readers see it, while the platform carries half of what it can carry for ever.
final class Latency implements Benchmark {

    private static final int CONNECTIONS = 64;
    private static final int CHARACTERS = 700;
    private static final int GET_AIM_MILLIS = 100;
    private static final int SEARCH_AIM_MILLIS = 1_500;
    private static final Duration SETTLE = Duration.ofSeconds(3);

    @Override
    public String title() {
        return "From the answer to a send, or to a mail's last line, until readers see it, at half of the maximum load";
    }

    @Override
    public Table run(Ground ground) throws Exception {
        try (var sending = SendingPlatform.start(ground);
                var probes = Executors.newVirtualThreadPerTaskExecutor()) {
            Ground.say("looking for the maximum");
            double maximum = sending.send(load(ground.length())).throughputPerSecond();
            Ground.say("half of %,.0f sends a second", maximum);
            var length = ground.length().multipliedBy(4);
            var loaded = probes.submit(() -> sending.send(load(length).atMost(maximum / 2)));
            var measuring = new Measuring(sending, probes, length.minus(SETTLE.multipliedBy(2)));
            Thread.sleep(SETTLE);
            var ownSend = measuring.start(Probe::sendAndGet, Duration.ofMillis(250));
            var mailIn = measuring.start(Probe::receiveAndList, Duration.ofSeconds(1));
            var search = measuring.start(Probe::sendAndSearch, Duration.ofSeconds(1));
            var table = new Table();
            var outcome = List.of(
                    row("own send → GET of the message", GET_AIM_MILLIS, result(ownSend)),
                    row("mail taken over SMTP → in the list of messages", GET_AIM_MILLIS, result(mailIn)),
                    row("own send → found by search", SEARCH_AIM_MILLIS, result(search)));
            double carried = result(loaded).answers().perSecond();
            UntrueMeasurement.unless(
                    carried > 0.95 * maximum / 2, "Only %.0f sends a second of %.0f", carried, maximum / 2);
            outcome.forEach(line -> line.into(table.row(), maximum, carried));
            return table;
        }
    }

    private static Load load(Duration length) {
        return new Load(CONNECTIONS, SendingPlatform.ORGANIZATIONS, CHARACTERS, length);
    }

    private record Measuring(SendingPlatform sending, ExecutorService threads, Duration length) {

        Future<Percentiles> start(Probe.Kind kind, Duration step) {
            return threads.submit(measure(kind, step));
        }

        /// Looks at even steps, whether or not earlier looks have seen anything yet.
        private Callable<Percentiles> measure(Probe.Kind kind, Duration step) {
            return () -> {
                var probe = new Probe(sending);
                var looks = new ArrayList<Future<Long>>();
                long end = System.nanoTime() + length.toNanos();
                while (System.nanoTime() < end) {
                    looks.add(threads.submit(() -> kind.nanos(probe)));
                    Thread.sleep(step);
                }
                var millis = new Percentiles();
                for (var look : looks) {
                    millis.add(result(look) / 1e6);
                }
                return millis;
            };
        }
    }

    private static <T> T result(Future<T> measured) throws Exception {
        try {
            return measured.get();
        } catch (ExecutionException failed) {
            throw failed.getCause() instanceof UntrueMeasurement untrue ? untrue : failed;
        }
    }

    private static Line row(String what, int aim, Percentiles millis) {
        return new Line(what, aim, millis);
    }

    private record Line(String what, int aim, Percentiles millis) {

        void into(Table.Row row, double maximum, double carried) {
            row.with("from → to", what)
                    .with("p50 ms", millis.percentile(50))
                    .with("p99 ms", millis.percentile(99))
                    .with("aim", "p99 < %,d ms".formatted(aim))
                    .with("worst ms", millis.percentile(100))
                    .with("samples", millis.count())
                    .with("load sends/s", carried)
                    .with("maximum sends/s", maximum);
        }
    }
}
