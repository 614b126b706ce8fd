package com.mailboxkit.bench;

import com.mailboxkit.bench.Api.Agent;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/// A warm platform that hands its mail to an `smtp-sink` as smart host, and agents of many organizations who send.
final class SendingPlatform implements AutoCloseable {

    static final int ORGANIZATIONS = 200;

    private static final Load WARM_UP = new Load(64, ORGANIZATIONS, 700, Duration.ofSeconds(20));

    private final SmtpSink sink;
    private final Platform platform;
    private final Wrk wrk;
    private final List<Agent> agents = new ArrayList<>();
    private final AtomicLong sentByOthers = new AtomicLong();

    private SendingPlatform(SmtpSink sink, Platform platform, Wrk wrk) {
        this.sink = sink;
        this.platform = platform;
        this.wrk = wrk;
    }

    /// A profile, if one is wanted, begins after the warming up.
    static SendingPlatform start(Ground ground) throws Exception {
        return start(ground, Platform::up);
    }

    /// Whose guard can be passed.
    static SendingPlatform unguarded(Ground ground) throws Exception {
        return start(ground, Platform::unguarded);
    }

    private static SendingPlatform start(Ground ground, Platform.Launch launch) throws Exception {
        var sink = SmtpSink.start();
        try {
            var sending = new SendingPlatform(sink, Platform.fresh(ground, sink.asRelay(), launch), new Wrk(ground));
            try {
                sending.warmUp();
                sending.platform.profile(ground);
                return sending;
            } catch (Exception failure) {
                sending.platform.close();
                throw failure;
            }
        } catch (Exception failure) {
            sink.close();
            throw failure;
        }
    }

    private void warmUp() throws Exception {
        for (int i = 0; i < ORGANIZATIONS; i++) {
            agents.add(platform.api().register());
        }
        WarmUp.run(platform, () -> send(WARM_UP));
    }

    /// Sends at full speed have no pace.
    ///
    /// @param connections that send at the same time, each as fast as it gets answers
    /// @param organizations that take turns
    /// @param characters of each text
    /// @param pace sends a second, or 0
    record Load(int connections, int organizations, int characters, Duration length, long pace, Mode mode) {

        Load(int connections, int organizations, int characters, Duration length) {
            this(connections, organizations, characters, length, 0, Mode.USUAL);
        }

        Load atMost(double perSecond) {
            return new Load(connections, organizations, characters, length, Math.round(perSecond), mode);
        }

        Load by(Mode other) {
            return new Load(connections, organizations, characters, length, pace, other);
        }
    }

    /// How a send goes to the platform.
    enum Mode {
        /// With an API key, which is looked up and counted.
        USUAL,
        /// With an `Idempotency-Key` as well, another one each time.
        REPEATABLE,
        /// Past the filter that asks for keys: only an [Unguarded] platform lets it.
        UNGUARDED
    }

    /// @param stored how many sends became events
    /// @param took from the first send until every message was delivered, projected and indexed
    /// @param cpu used in that time
    record Outcome(Wrk.Result answers, long stored, Duration took, CpuUse cpu) {

        double throughputPerSecond() {
            return stored * 1e9 / took.toNanos();
        }
    }

    /// Sends, waits until everything is done, and compares what all parties have counted.
    Outcome send(Load load) throws Exception {
        var events = platform.events();
        long before = events.queued() - sentByOthers.get();
        var cpuBefore = platform.processes().cpu(sink.process());
        long start = System.nanoTime();
        var answers = wrk.send(platform, load, agents.subList(0, load.organizations));
        events.awaitDone();
        var took = Duration.ofNanos(System.nanoTime() - start);
        var cpu = platform.processes().cpu(sink.process()).since(cpuBefore);
        long stored = events.queued() - sentByOthers.get() - before;
        // wrk hangs up at the end, when the last request of each connection is on its way
        UntrueMeasurement.unless(
                stored >= answers.accepted() && stored <= answers.accepted() + load.connections,
                "wrk saw %,d sends accepted, the event store has %,d",
                answers.accepted(),
                stored);
        sink.await(events.queued());
        events.checkReadModels();
        return new Outcome(answers, stored, took, cpu);
    }

    /// Who sends beside the load has to say so, once for each message.
    void sentByOthers() {
        sentByOthers.incrementAndGet();
    }

    void checkNothingMoreWasDelivered() throws Exception {
        sink.await(platform.events().queued());
    }

    Platform platform() {
        return platform;
    }

    @Override
    public void close() throws Exception {
        platform.close();
        sink.close();
    }
}
