package com.mailboxkit.smtp.bounce;

import com.mailboxkit.kernel.secret.MacKey;
import java.time.Clock;
import java.time.Duration;

/// Return paths for the tests of other packages.
public final class BounceFixtures {

    private static final MacKey KEY = new MacKey(new byte[32]);

    private BounceFixtures() {}

    public static ReturnPaths paths() {
        return paths(Clock.systemUTC());
    }

    static ReturnPaths paths(Clock clock) {
        return new ReturnPaths(KEY, clock, Duration.ofDays(30));
    }
}
