package com.mailboxkit.bench;

import com.mailboxkit.bench.Api.Agent;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Accepted sends over HTTP while the whole pipeline runs: projections, search index, and delivery to a smart host.
final class AcceptedSends implements Benchmark {

    private static final List<Integer> CONNECTIONS = List.of(1, 16, 64);
    private static final int MANY = 200;
    private static final int AIM = 2_000;
    private static final int AIM_AT_CONNECTIONS = 64;
    private static final Duration PGBENCH = Duration.ofSeconds(5);

    @Override
    public String title() {
        return "Accepted sends over HTTP, whole pipeline running, beside pgbench committing two small inserts";
    }

    @Override
    public Table run(Ground ground) throws Exception {
        try (var sink = SmtpSink.start();
                var platform = Platform.fresh(ground, sink.asRelay())) {
            var agents = new ArrayList<Agent>();
            for (int i = 0; i < MANY; i++) {
                agents.add(platform.api().register());
            }
            var wrk = new Wrk(ground);
            WarmUp.run(ground, platform, wrk, agents);
            var commits = commits(ground, platform);
            var table = new Table();
            for (int organizations : List.of(1, MANY)) {
                for (var commit : commits.entrySet()) {
                    int connections = commit.getKey();
                    Ground.say("%d connections, %d organizations", connections, organizations);
                    measure(
                            table.row(),
                            new Load(connections, agents.subList(0, organizations), commit.getValue()),
                            new Scene(ground, sink, platform, wrk));
                }
            }
            return table;
        }
    }

    /// @param commits of pgbench a second at as many connections
    private record Load(int connections, List<Agent> agents, double commits) {}

    private record Scene(Ground ground, SmtpSink sink, Platform platform, Wrk wrk) {}

    private static Map<Integer, Double> commits(Ground ground, Platform platform) throws Exception {
        var commits = new TreeMap<Integer, Double>();
        try (var pgbench = new Pgbench(ground, platform)) {
            for (int connections : CONNECTIONS) {
                commits.put(connections, pgbench.commit(connections, PGBENCH));
            }
        }
        return commits;
    }

    private static void measure(Table.Row row, Load load, Scene scene) throws Exception {
        var events = scene.platform.events();
        long before = events.queued();
        var cpuBefore = scene.platform.cpu(scene.sink.process());
        var sent = scene.wrk.send(scene.platform, load.connections, load.agents, scene.ground.length());
        var drained = events.awaitDone();
        var cpu = scene.platform.cpu(scene.sink.process()).since(cpuBefore);
        long stored = events.queued() - before;
        // wrk hangs up at the end, when the last request of each connection is on its way
        UntrueMeasurement.unless(
                stored >= sent.accepted() && stored <= sent.accepted() + load.connections,
                "wrk saw %,d sends accepted, the event store has %,d",
                sent.accepted(),
                stored);
        scene.sink.check(events.queued());
        row.with("connections", load.connections)
                .with("organizations", load.agents.size())
                .with("sends/s", sent.perSecond())
                .with("aim", load.connections == AIM_AT_CONNECTIONS ? "≥ %,d".formatted(AIM) : "")
                .with("p50 ms", sent.p50Millis())
                .with("p99 ms", sent.p99Millis())
                .with("pgbench commits/s", load.commits)
                .with("of pgbench", "%.0f %%".formatted(100 * sent.perSecond() / load.commits))
                .with("all delivered after s", drained.toMillis() / 1e3);
        cpu.perUnit(row, stored);
    }
}
