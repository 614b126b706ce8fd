package com.mailboxkit.bench;

import java.util.concurrent.Callable;

/// Lets a platform work until the JVM has compiled most of what will be measured: what it compiles later would be
/// counted as the price of a message.
final class WarmUp {

    private static final double COMPILING = 0.1;
    private static final int MOST_ROUNDS = 8;

    private WarmUp() {}

    /// @param round of work
    static void run(Platform platform, Callable<?> round) throws Exception {
        double share = 1;
        for (int rounds = 0; share > COMPILING && rounds < MOST_ROUNDS; rounds++) {
            Ground.say("warming up");
            var before = platform.processes().threads();
            round.call();
            var used = platform.processes().threads().since(before);
            share = used.compiling() / used.total();
        }
        Ground.say("compiling takes %.0f %% of the platform's CPU time", 100 * share);
    }
}
