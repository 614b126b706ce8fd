package com.mailboxkit.bench;

import com.mailboxkit.bench.SendingPlatform.Load;
import java.util.List;

/// Messages a second through the whole platform: accepted over HTTP, projected, indexed, delivered to `smtp-sink`. The
/// time runs until the last one is done, so no backlog is left out. Beside it, Postfix relays as many from
/// `smtp-source` to `smtp-sink`, alone and with OpenDKIM, which signs them as the platform does.
final class Pipeline implements Benchmark {

    private static final int CONNECTIONS = 64;
    private static final int CHARACTERS = 4_096;
    private static final double AIM = 0.5;

    @Override
    public String title() {
        return "Accepted, projected, indexed and delivered to smtp-sink, beside Postfix relaying";
    }

    @Override
    public Table run(Ground ground) throws Exception {
        Postfix.require();
        OpenDkim.require();
        var table = new Table();
        SendingPlatform.Outcome outcome;
        try (var sending = SendingPlatform.start(ground)) {
            Ground.say("%d connections, %d organizations", CONNECTIONS, SendingPlatform.ORGANIZATIONS);
            outcome = sending.send(new Load(
                    CONNECTIONS,
                    SendingPlatform.ORGANIZATIONS,
                    CHARACTERS,
                    ground.length().multipliedBy(2)));
        }
        long messages = SmtpSource.shared((double) outcome.stored());
        var postfix = relayedByPostfix(ground, messages);
        var signing = signedByPostfix(ground, messages);
        var row = table.row()
                .with("messages", outcome.stored())
                .with("messages/s", outcome.throughputPerSecond())
                .with("aim", "≥ %.0f %% of Postfix".formatted(100 * AIM))
                .with("Postfix messages/s", postfix.perSecond())
                .with("of Postfix", Table.percent(outcome.throughputPerSecond(), postfix.perSecond()))
                .with("with OpenDKIM messages/s", signing.perSecond())
                .with("of both", Table.percent(outcome.throughputPerSecond(), signing.perSecond()));
        outcome.cpu()
                .perUnit(row, outcome.stored())
                .with("Postfix", postfix.cpuMillis())
                .with("Postfix and OpenDKIM", signing.cpuMillis());
        return table;
    }

    private static Postfix.Rate relayedByPostfix(Ground ground, long messages) throws Exception {
        Ground.say("Postfix");
        try (var sink = SmtpSink.start();
                var postfix = Postfix.relayingTo(ground, sink.port())) {
            return relayed(postfix, sink, messages);
        }
    }

    private static Postfix.Rate signedByPostfix(Ground ground, long messages) throws Exception {
        Ground.say("Postfix and OpenDKIM");
        try (var sink = SmtpSink.start();
                var signer = OpenDkim.start(ground);
                var postfix = Postfix.signingAndRelayingTo(ground, sink.port(), signer)) {
            return relayed(postfix, sink, messages);
        }
    }

    private static Postfix.Rate relayed(Postfix postfix, SmtpSink sink, long messages) throws Exception {
        var source = new SmtpSource(postfix.port(), CHARACTERS, List.of("reader@example.com"));
        source.send(SmtpSource.SESSIONS);
        sink.await(SmtpSource.SESSIONS);
        return postfix.measure(messages, () -> {
            source.send(messages);
            sink.await(SmtpSource.SESSIONS + messages);
        });
    }
}
