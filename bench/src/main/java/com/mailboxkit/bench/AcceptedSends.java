package com.mailboxkit.bench;

import com.mailboxkit.bench.SendingPlatform.Load;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Accepted sends over HTTP while the whole pipeline runs: projections, search index, and delivery to a smart host.
final class AcceptedSends implements Benchmark {

    private static final List<Integer> CONNECTIONS = List.of(1, 16, 64);
    private static final int CHARACTERS = 700;
    private static final int AIM = 2_000;
    private static final int AIM_AT_CONNECTIONS = 64;
    private static final Duration PGBENCH = Duration.ofSeconds(5);

    @Override
    public String title() {
        return "Accepted sends over HTTP, whole pipeline running, beside pgbench committing two small inserts";
    }

    @Override
    public Table run(Ground ground) throws Exception {
        try (var sending = SendingPlatform.start(ground)) {
            var commits = commits(ground, sending.platform());
            var table = new Table();
            for (int organizations : List.of(1, SendingPlatform.ORGANIZATIONS)) {
                for (var commit : commits.entrySet()) {
                    int connections = commit.getKey();
                    Ground.say("%d connections, %d organizations", connections, organizations);
                    var load = new Load(connections, organizations, CHARACTERS, ground.length());
                    report(table.row(), load, sending.send(load), commit.getValue());
                }
            }
            return table;
        }
    }

    private static Map<Integer, Double> commits(Ground ground, Platform platform) throws Exception {
        var commits = new TreeMap<Integer, Double>();
        try (var pgbench = new Pgbench(ground, platform)) {
            for (int connections : CONNECTIONS) {
                commits.put(connections, pgbench.commit(connections, PGBENCH));
            }
        }
        return commits;
    }

    private static void report(Table.Row row, Load load, SendingPlatform.Outcome outcome, double commits) {
        var answers = outcome.answers();
        row.with("connections", load.connections())
                .with("organizations", load.organizations())
                .with("sends/s", answers.perSecond())
                .with("aim", load.connections() == AIM_AT_CONNECTIONS ? "≥ %,d".formatted(AIM) : "")
                .with("p50 ms", answers.p50Millis())
                .with("p99 ms", answers.p99Millis())
                .with("pgbench commits/s", commits)
                .with("of pgbench", Table.percent(answers.perSecond(), commits))
                .with(
                        "all delivered after s",
                        outcome.took().minus(load.length()).toMillis() / 1e3);
        outcome.cpu().perUnit(row, outcome.stored());
    }
}
