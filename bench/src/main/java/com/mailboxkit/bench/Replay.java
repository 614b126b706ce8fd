package com.mailboxkit.bench;

import com.mailboxkit.bench.SendingPlatform.Load;
import java.time.Duration;
import java.util.List;

/// Read models are thrown away and built again from events, as an operator does it.
final class Replay implements Benchmark {

    private static final int EVENTS = 200_000;
    private static final int AIM = 8_000;
    private static final int CONNECTIONS = 64;
    private static final int CHARACTERS = 700;
    private static final Duration FILL = Duration.ofSeconds(30);
    private static final List<String> ROWS = List.of("organization", "inbox", "message", "wallet");

    @Override
    public String title() {
        return "Replay of %,d events".formatted(EVENTS);
    }

    @Override
    public Table run(Ground ground) throws Exception {
        try (var sending = SendingPlatform.start(ground)) {
            var events = sending.platform().events();
            while (events.count() < EVENTS) {
                Ground.say("%,d of %,d events", events.count(), EVENTS);
                sending.send(new Load(CONNECTIONS, SendingPlatform.ORGANIZATIONS, CHARACTERS, FILL));
            }
            long before = events.fingerprint();
            var table = new Table();
            Ground.say("replay into PostgreSQL");
            measure(table.row().with("into", "PostgreSQL: all read models at once"), sending, ROWS);
            UntrueMeasurement.unless(events.fingerprint() == before, "The rows are not what they were");
            Ground.say("replay into Elasticsearch");
            measure(table.row().with("into", "Elasticsearch"), sending, List.of("search"));
            return table;
        }
    }

    private static void measure(Table.Row row, SendingPlatform sending, List<String> projections) throws Exception {
        var platform = sending.platform();
        var events = platform.events();
        long count = events.count();
        var cpu = platform.processes().cpu();
        long start = System.nanoTime();
        for (var projection : projections) {
            platform.api()
                    .post(
                            "/admin/projections/%s/replay".formatted(projection),
                            platform.data().adminKey(),
                            "");
        }
        events.awaitBehind(projections);
        events.awaitDone();
        var took = Duration.ofNanos(System.nanoTime() - start);
        var used = platform.processes().cpu().since(cpu);
        events.checkReadModels();
        sending.checkNothingMoreWasDelivered();
        row.with("events", count)
                .with("s", took.toMillis() / 1e3)
                .with("events/s", count * 1e9 / took.toNanos())
                .with("aim", "≥ %,d".formatted(AIM));
        used.perUnit(row, count);
    }
}
