package com.mailboxkit.bench;

import java.nio.file.Files;
import java.time.Duration;
import java.util.Map;

/// From `./mailboxkit up` to the first request that is answered as it should be, and the memory of a platform that has
/// nothing to do.
final class Start implements Benchmark {

    private static final int ROUNDS = 5;
    private static final int AIM_SECONDS = 8;
    private static final Duration REST = Duration.ofSeconds(30);
    private static final double MEBIBYTE = 1 << 20;

    @Override
    public String title() {
        return "Start to the first answered request, and memory at rest (median of %d)".formatted(ROUNDS);
    }

    @Override
    public Table run(Ground ground) throws Exception {
        var onNew = new Starts();
        var onExisting = new Starts();
        for (int round = 1; round <= ROUNDS; round++) {
            Ground.say("round %d of %d", round, ROUNDS);
            var data = Files.createTempDirectory(ground.work(), "data");
            String key;
            try (var platform = new Platform(ground, data, Map.of())) {
                key = platform.awaitRegistration().key();
                onNew.add(platform);
            }
            try (var platform = new Platform(ground, data, Map.of())) {
                platform.awaitAnswer(key);
                onExisting.add(platform);
            }
        }
        var table = new Table();
        onNew.into(table.row().with("data", "new"));
        onExisting.into(table.row().with("data", "existing"));
        return table;
    }

    private static final class Starts {

        private final Percentiles answer = new Percentiles();
        private final Percentiles search = new Percentiles();
        private final Percentiles cpu = new Percentiles();
        private final Percentiles platform = new Percentiles();
        private final Percentiles postgres = new Percentiles();
        private final Percentiles elasticsearch = new Percentiles();

        /// Of a platform that has just answered for the first time.
        void add(Platform started) throws Exception {
            answer.add(started.age().toMillis() / 1e3);
            started.awaitSearch();
            search.add(started.age().toMillis() / 1e3);
            var used = started.processes().cpu();
            cpu.add(used.platform() + used.postgres() + used.elasticsearch());
            Thread.sleep(REST);
            var memory = started.processes().memory();
            platform.add(memory.platform() / MEBIBYTE);
            postgres.add(memory.postgres() / MEBIBYTE);
            elasticsearch.add(memory.elasticsearch() / MEBIBYTE);
        }

        void into(Table.Row row) {
            row.with("first answer s", answer.median())
                    .with("aim", "< %d".formatted(AIM_SECONDS))
                    .with("worst s", answer.percentile(100))
                    .with("search answers s", search.median())
                    .with("CPU s until then", cpu.median())
                    .with("at rest MiB: platform", platform.median())
                    .with("PostgreSQL", postgres.median())
                    .with("Elasticsearch", elasticsearch.median());
        }
    }
}
