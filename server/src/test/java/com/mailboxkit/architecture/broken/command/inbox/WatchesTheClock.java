package com.mailboxkit.architecture.broken.command.inbox;

import com.mailboxkit.architecture.Breaks;
import java.security.SecureRandom;
import java.time.Instant;
import org.axonframework.spring.stereotype.Aggregate;

@Aggregate
@Breaks("aggregates take time and chance from the command")
public class WatchesTheClock {

    Instant at = Instant.now();
    int chance = new SecureRandom().nextInt();
}
