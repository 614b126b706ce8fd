package com.mailboxkit.architecture.broken.command.inbox;

import com.mailboxkit.architecture.Breaks;
import java.security.SecureRandom;
import java.util.random.RandomGenerator;

@Breaks("command-side takes time and chance from the request")
class MakesUpKeys {

    private final RandomGenerator random = new SecureRandom();

    long another() {
        return random.nextLong();
    }
}
