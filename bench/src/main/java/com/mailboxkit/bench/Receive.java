package com.mailboxkit.bench;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Mail taken over SMTP, each message an event before it is answered, beside Postfix taking the same into its queue.
final class Receive implements Benchmark {

    private static final List<Integer> KILOBYTES = List.of(4, 100);
    private static final long TRIAL = SmtpSource.shared(1_000);

    @Override
    public String title() {
        return "Messages taken over SMTP in %d sessions, beside Postfix taking them into its queue"
                .formatted(SmtpSource.SESSIONS);
    }

    @Override
    public Table run(Ground ground) throws Exception {
        Postfix.require();
        var table = new Table();
        try (var platform = Platform.fresh(ground, Map.of())) {
            var recipients = new ArrayList<String>();
            for (int i = 0; i < SmtpSource.SESSIONS; i++) {
                recipients.add(platform.api().register().email());
            }
            Ground.say("warming up");
            send(platform, new SmtpSource(platform.smtpPort(), 4 * 1_024, recipients), 4 * TRIAL);
            platform.record(ground);
            for (int kilobytes : KILOBYTES) {
                Ground.say("%d KB", kilobytes);
                var source = new SmtpSource(platform.smtpPort(), kilobytes * 1_024, recipients);
                double expected = send(platform, source, TRIAL).perSecond();
                var taken = send(
                        platform,
                        source,
                        SmtpSource.shared(expected * ground.length().toSeconds()));
                report(table.row().with("KB", kilobytes), taken, takenByPostfix(ground, kilobytes, taken.messages));
            }
        }
        return table;
    }

    /// @param took until the last one was answered
    /// @param done until all were projected and indexed too
    /// @param cpu used until then
    private record Taken(long messages, Duration took, Duration done, CpuUse cpu) {

        double perSecond() {
            return messages * 1e9 / took.toNanos();
        }
    }

    private static Taken send(Platform platform, SmtpSource source, long messages) throws Exception {
        var events = platform.events();
        long before = events.received();
        var cpu = platform.processes().cpu();
        long start = System.nanoTime();
        source.send(messages);
        var took = Duration.ofNanos(System.nanoTime() - start);
        events.awaitDone();
        var done = Duration.ofNanos(System.nanoTime() - start);
        var used = platform.processes().cpu().since(cpu);
        long received = events.received() - before;
        UntrueMeasurement.unless(
                received == messages, "smtp-source sent %,d messages, the event store has %,d", messages, received);
        events.checkReadModels();
        return new Taken(messages, took, done, used);
    }

    private static Postfix.Rate takenByPostfix(Ground ground, int kilobytes, long messages) throws Exception {
        Ground.say("Postfix");
        try (var postfix = Postfix.holding(ground)) {
            var source = new SmtpSource(postfix.port(), kilobytes * 1_024, List.of("reader@example.com"));
            source.send(SmtpSource.SESSIONS);
            var rate = postfix.measure(messages, () -> source.send(messages));
            UntrueMeasurement.unless(
                    postfix.held() == SmtpSource.SESSIONS + messages, "Postfix holds %,d messages", postfix.held());
            return rate;
        }
    }

    private static void report(Table.Row row, Taken taken, Postfix.Rate postfix) {
        row.with("messages", taken.messages)
                .with("messages/s", taken.perSecond())
                .with("aim", "≥ Postfix")
                .with("Postfix messages/s", postfix.perSecond())
                .with("of Postfix", Table.percent(taken.perSecond(), postfix.perSecond()))
                .with("all indexed after s", taken.done.minus(taken.took).toMillis() / 1e3);
        taken.cpu.perUnit(row, taken.messages).with("Postfix", postfix.cpuMillis());
    }
}
