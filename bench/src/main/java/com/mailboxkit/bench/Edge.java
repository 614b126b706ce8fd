package com.mailboxkit.bench;

import com.mailboxkit.bench.Api.Agent;
import java.net.InetAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What attackers do to others: sends, reads and searches of an honest client, and mail that comes from a third
/// address,
/// alone and beside each attack.
final class Edge implements Benchmark {

    private static final Duration REST = Duration.ofSeconds(2);
    private static final String SEND = "{\"to\":[\"ann@example.com\"],\"subject\":\"Order\",\"text\":\"Shall I?\"}";

    private static final InetAddress OTHER_SERVER = InetAddress.ofLiteral("127.0.0.9");
    private static final List<Attack> ATTACKS = Stream.<Attack>concat(
                    Stream.of(SmtpAttack.values()), Stream.of(HttpAttack.values()))
            .toList();

    @Override
    public String title() {
        return "An honest client beside attacks (ms, median; × what it is without one)";
    }

    @Override
    public Table run(Ground ground) throws Exception {
        var table = new Table();
        try (var platform = Platform.fresh(ground, Map.of())) {
            var honest = platform.api().register();
            var attacker = platform.api().register();
            HttpAttack.fill(platform, attacker);
            measure(platform, honest, ground.length()); // warms up
            Ground.say("nobody attacks");
            var quiet = measure(platform, honest, ground.length());
            quiet.into(table.row().with("attack", "none").with("answers", ""), quiet);
            for (var attack : ATTACKS) {
                Ground.say("%s", attack.title());
                var row = table.row().with("attack", attack.title());
                beside(platform, attack, attacker, honest, ground.length(), row, quiet);
                Thread.sleep(REST);
            }
        }
        return table;
    }

    private static void beside(
            Platform platform, Attack attack, Agent attacker, Agent honest, Duration length, Table.Row row, Times quiet)
            throws Exception {
        var goesOn = new AtomicBoolean(true);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var attackers = new ArrayList<Future<Map<String, Integer>>>();
            for (int i = 0; i < attack.clients(); i++) {
                attackers.add(threads.submit(attacks(platform, attack, attacker, goesOn)));
            }
            var times = measure(platform, honest, length);
            goesOn.set(false);
            var answers = new TreeMap<String, Integer>();
            for (var one : attackers) {
                one.get().forEach((answer, count) -> answers.merge(answer, count, Integer::sum));
            }
            times.into(
                    row.with(
                            "answers",
                            answers.entrySet().stream()
                                    .map(answer -> answer.getValue() + " × " + answer.getKey())
                                    .collect(Collectors.joining(", "))),
                    quiet);
        }
    }

    private static Callable<Map<String, Integer>> attacks(
            Platform platform, Attack attack, Agent attacker, AtomicBoolean goesOn) {
        return () -> {
            var answers = new TreeMap<String, Integer>();
            while (goesOn.get()) {
                answers.merge(attack.once(platform, attacker), 1, Integer::sum);
            }
            return answers;
        };
    }

    private static Times measure(Platform platform, Agent honest, Duration length) throws Exception {
        var api = platform.api();
        var times = new Times(new Percentiles(), new Percentiles(), new Percentiles(), new Percentiles());
        long end = System.nanoTime() + length.toNanos();
        do {
            var messages = "/api/v1/inboxes/" + honest.inbox() + "/messages";
            timed(times.sends(), 201, () -> api.post(messages + "/send", honest.key(), SEND));
            timed(times.reads(), 200, () -> api.get(messages, honest.key()));
            timed(
                    times.searches(),
                    200,
                    () -> api.post("/api/v1/messages/search", honest.key(), "{\"query\":\"order\"}"));
            long start = System.nanoTime();
            SmtpMail.send(OTHER_SERVER, platform.smtpPort(), honest.email(), "Order");
            times.mails().add((System.nanoTime() - start) / 1e6);
        } while (System.nanoTime() < end);
        return times;
    }

    private static void timed(Percentiles times, int status, Callable<Api.Answer> call) throws Exception {
        long start = System.nanoTime();
        var answer = call.call();
        times.add((System.nanoTime() - start) / 1e6);
        if (answer.status() != status) {
            Ground.say("an honest request was answered %d", answer.status());
        }
    }

    private record Times(Percentiles sends, Percentiles reads, Percentiles searches, Percentiles mails) {

        void into(Table.Row row, Times quiet) {
            add(row, "send", sends, quiet.sends);
            add(row, "read", reads, quiet.reads);
            add(row, "search", searches, quiet.searches);
            add(row, "SMTP", mails, quiet.mails);
        }

        private static void add(Table.Row row, String what, Percentiles times, Percentiles quiet) {
            row.with(what, times.median()).with(what + " ×", times.median() / quiet.median());
        }
    }
}
