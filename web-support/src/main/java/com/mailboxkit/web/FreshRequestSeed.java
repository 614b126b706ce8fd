package com.mailboxkit.web;

import com.mailboxkit.kernel.Ulid;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/// What a request is given that nobody asks to be repeatable. Its time is when it first asks for it, so that ids follow
/// the order in which requests were read, however slowly they came in.
final class FreshRequestSeed implements RequestSeed {

    private static final SecureRandom RANDOM = new SecureRandom();

    private final Clock clock;
    private @Nullable Instant now;

    FreshRequestSeed(Clock clock) {
        this.clock = clock;
    }

    @Override
    public synchronized Instant now() {
        if (now == null) {
            now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        }
        return now;
    }

    @Override
    public boolean isRepeated() {
        return false;
    }

    @Override
    public String ulid(String what) {
        return Ulid.at(now());
    }

    @Override
    public RandomGenerator random(String what) {
        return RANDOM;
    }
}
