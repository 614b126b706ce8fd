package com.mailboxkit.command.inbox;

import java.security.SecureRandom;

/// Makes up addresses on the platform's own domain.
public final class AgentAddresses {

    private static final String ALPHABET = "abcdefghijkmnpqrstuvwxyz23456789";
    private static final int LENGTH = 12; // 60 bits: a clash is refused by the address's stream, and never seen
    private static final SecureRandom RANDOM = new SecureRandom();

    private final String domain;

    AgentAddresses(String domain) {
        this.domain = domain;
    }

    public String random() {
        var local = new StringBuilder(LENGTH);
        for (int i = 0; i < LENGTH; i++) {
            local.append(ALPHABET.charAt(RANDOM.nextInt(ALPHABET.length())));
        }
        return local + "@" + domain;
    }

    /// Whether an address lies on the platform's own domain.
    boolean isOurs(String email) {
        return email.endsWith("@" + domain);
    }
}
