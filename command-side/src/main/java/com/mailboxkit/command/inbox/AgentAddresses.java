package com.mailboxkit.command.inbox;

import java.util.random.RandomGenerator;

/// Makes up addresses on the platform's own domain.
public final class AgentAddresses {

    private static final String ALPHABET = "abcdefghijkmnpqrstuvwxyz23456789";
    private static final int LENGTH = 12; // 60 bits: a clash is refused by the address's stream, and never seen

    private final String domain;

    AgentAddresses(String domain) {
        this.domain = domain;
    }

    /// @param random a source that nobody can guess
    public String random(RandomGenerator random) {
        var local = new StringBuilder(LENGTH);
        for (int i = 0; i < LENGTH; i++) {
            local.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
        }
        return local + "@" + domain;
    }
}
