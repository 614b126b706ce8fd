package com.mailboxkit.bench;

import com.mailboxkit.bench.Api.Agent;
import java.io.IOException;

/// Something that a stranger or a free account does to use up what all share.
interface Attack {

    String title();

    /// How many do it at the same time.
    int clients();

    /// @return the answer that the attacker got
    String once(Platform platform, Agent attacker) throws IOException;
}
