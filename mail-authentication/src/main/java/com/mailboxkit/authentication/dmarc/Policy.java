package com.mailboxkit.authentication.dmarc;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/// What a domain asks receivers to do with mail that only claims to be from it.
public enum Policy {
    NONE,
    QUARANTINE,
    REJECT;

    static Optional<Policy> of(String word) {
        return Stream.of(values())
                .filter(policy -> policy.wire().equals(word.toLowerCase(Locale.ROOT)))
                .findFirst();
    }

    /// For a domain that tests its policy (RFC 9989, section 4.7, tag `t`).
    Policy oneLess() {
        return this == REJECT ? QUARANTINE : NONE;
    }

    /// As it is written in DNS.
    public String wire() {
        return name().toLowerCase(Locale.ROOT);
    }
}
