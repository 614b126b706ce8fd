package com.mailboxkit.cli;

import com.mailboxkit.cli.platform.Answer;
import com.mailboxkit.cli.platform.Platform;
import com.mailboxkit.cli.platform.Target;
import java.time.Duration;
import java.util.Optional;

/// Waits at the server, as often as it takes.
final class Awaiting {

    /// What the server grants at a time.
    private static final Duration LONGEST = Duration.ofSeconds(60);

    private Awaiting() {}

    /// The first answer with something in it; empty when the time is over.
    static Optional<Answer> first(Platform platform, Target wanted, Duration time) {
        long end = System.nanoTime() + time.toNanos();
        while (true) {
            var left = Duration.ofNanos(Math.max(0, end - System.nanoTime()));
            var turn = left.compareTo(LONGEST) > 0 ? LONGEST : left;
            // the server takes whole seconds
            long asked = Math.max(1, turn.plusMillis(999).toSeconds());
            var answer = platform.get(wanted.with("wait", asked + "s"));
            if (!answer.data().isEmpty()) {
                return Optional.of(answer);
            }
            if (System.nanoTime() >= end) {
                return Optional.empty();
            }
        }
    }
}
