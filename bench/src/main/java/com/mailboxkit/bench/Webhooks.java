package com.mailboxkit.bench;

import java.time.Duration;
import java.util.List;
import java.util.Map;

/// How many calls a second webhooks get, beside the HTTP client alone; how soon they learn of an event while two
/// of them are dead; and what one delivery, which is one saga, costs.
final class Webhooks implements Benchmark {

    private static final int WEBHOOKS = 20;
    private static final int DEAD = 2;
    private static final int CALLS_AT_A_TIME = 8;
    private static final int TRIAL_SENDS = 100;
    private static final int COUNTED_SENDS = 50;
    private static final int STEADY_EVENTS = 10_000;
    private static final Duration DELAY_AIM = Duration.ofSeconds(1);

    @Override
    public String title() {
        return "Events told to %d webhooks, beside the bare HTTP client".formatted(WEBHOOKS);
    }

    @Override
    public Table run(Ground ground) throws Exception {
        var table = new Table();
        var settings = Map.of(
                "MAILBOXKIT_WEBHOOKS_ALLOWED_NETWORKS", "127.0.0.1", "MAILBOXKIT_WEBHOOKS_RETRIES_WAITS", "1s,1s");
        try (var receiver = new HookReceiver();
                var platform = Platform.fresh(ground, settings)) {
            var hooks = Hooks.make(platform, receiver, WEBHOOKS, List.of());
            WarmUp.run(platform, () -> hooks.tell(TRIAL_SENDS));
            platform.profile(ground);
            double perSecond = throughput(ground, table, hooks);
            cost(table, hooks);
            delay(table, platform, receiver, perSecond / 2);
        }
        return table;
    }

    private static double throughput(Ground ground, Table table, Hooks hooks) throws Exception {
        Ground.say("looking for the maximum");
        double expected = TRIAL_SENDS * 1e9 / hooks.tell(TRIAL_SENDS).toNanos();
        int sends = (int)
                Math.max(TRIAL_SENDS, Math.round(expected * ground.length().toSeconds()));
        var before = hooks.platform().processes().cpu();
        double perSecond = (double) sends * WEBHOOKS * 1e9 / hooks.tell(sends).toNanos();
        var cpu = hooks.platform().processes().cpu().since(before);
        Ground.say("the bare client");
        var receiver = hooks.receiver();
        double bare = BareClient.callsPerSecond(
                receiver.url("bare"), receiver.lastBody(), WEBHOOKS * CALLS_AT_A_TIME, ground.length());
        row(table, "deliveries/s", perSecond)
                .with("aim", "")
                .with("beside", "%,.0f calls/s of the bare client: %s".formatted(bare, Table.percent(perSecond, bare)));
        var shared = "with 1/%d of a send".formatted(WEBHOOKS);
        long deliveries = (long) sends * WEBHOOKS;
        row(table, "CPU ms of a delivery: platform", cpu.platform() * 1_000 / deliveries)
                .with("aim", "")
                .with("beside", shared);
        row(table, "CPU ms of a delivery: PostgreSQL", cpu.postgres() * 1_000 / deliveries)
                .with("aim", "")
                .with("beside", shared);
        return perSecond;
    }

    /// Sends without webhooks cost something too, which is not counted.
    private static void cost(Table table, Hooks hooks) throws Exception {
        Ground.say("counting events and statements");
        var platform = hooks.platform();
        var untold = Hooks.make(platform, hooks.receiver(), 0, List.of());
        var statements = new Statements(platform);
        long without = statements.during(() -> untold.tell(COUNTED_SENDS));
        long eventsBefore = platform.events().ofWebhooks();
        long with = statements.during(() -> hooks.tell(COUNTED_SENDS));
        double deliveries = COUNTED_SENDS * WEBHOOKS;
        row(table, "events of a saga", (platform.events().ofWebhooks() - eventsBefore) / deliveries)
                .with("aim", "")
                .with("beside", "");
        row(table, "SQL statements of a saga", (with - without) / deliveries)
                .with("aim", "")
                .with("beside", "%d sends at once without webhooks took %,d".formatted(COUNTED_SENDS, without));
    }

    private static void delay(Table table, Platform platform, HookReceiver receiver, double perSecond)
            throws Exception {
        Ground.say("%,.0f deliveries a second, %d of %d webhooks dead", perSecond, DEAD, WEBHOOKS);
        var nobody = "http://127.0.0.1:" + Ground.freePort();
        var hooks = Hooks.make(platform, receiver, WEBHOOKS - DEAD, List.of(nobody, receiver.url("silent")));
        int sends = STEADY_EVENTS / WEBHOOKS;
        hooks.tellSteadily(sends, perSecond / WEBHOOKS);
        var age = receiver.ageMillis();
        var load = "%,d of %,d deliveries at %,.0f a second, %d of %d webhooks dead"
                .formatted(age.count(), sends * WEBHOOKS, perSecond, DEAD, WEBHOOKS);
        row(table, "event → first attempt, p50 ms", age.median())
                .with("aim", "")
                .with("beside", load);
        row(table, "event → first attempt, p99 ms", age.percentile(99))
                .with("aim", "< %,d ms".formatted(DELAY_AIM.toMillis()))
                .with("beside", load);
    }

    private static Table.Row row(Table table, String what, double figure) {
        return table.row().with("what", what).with("figure", figure);
    }
}
