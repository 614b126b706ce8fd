package com.mailboxkit.bench;

import com.mailboxkit.bench.Api.Agent;
import java.time.Duration;
import java.util.List;

/// Lets the platform's compiler see the code that will be measured, and its caches fill. What comes after it is
/// recorded,
/// if anything is.
final class WarmUp {

    private static final Duration LENGTH = Duration.ofSeconds(20);
    private static final int CONNECTIONS = 16;

    private WarmUp() {}

    static void run(Ground ground, Platform platform, Wrk wrk, List<Agent> agents) throws Exception {
        Ground.say("warming up");
        wrk.send(platform, CONNECTIONS, agents, LENGTH);
        platform.events().awaitDone();
        if (ground.recording().isPresent()) {
            FlightRecording.start(platform.pid(), ground.recording().get());
        }
    }
}
