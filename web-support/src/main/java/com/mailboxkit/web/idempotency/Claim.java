package com.mailboxkit.web.idempotency;

import java.time.Instant;

/// What became of the wish to carry a request out.
sealed interface Claim {

    /// Who asks shall carry it out.
    ///
    /// @param seed in hex, what the ids that the request makes are drawn from
    /// @param at the time the request is given
    /// @param attempt 1 for the first
    /// @param isRepeated whether it may have been carried out before
    record Granted(String seed, Instant at, int attempt, boolean isRepeated) implements Claim {}

    /// It has an outcome.
    record Settled(String seed, byte[] answer) implements Claim {}

    /// Another one is at it.
    ///
    /// @param seconds until that one is taken to have died, at least 1
    record Busy(long seconds) implements Claim {}

    /// The key was used for something else.
    record Reused() implements Claim {}
}
