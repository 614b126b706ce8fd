package com.mailboxkit.authentication.dmarc;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/// The policy that a domain requests for mail that fails its authentication.
public enum Policy {
    NONE,
    QUARANTINE,
    REJECT;

    static Optional<Policy> of(String word) {
        return Stream.of(values())
                .filter(policy -> policy.wire().equals(word.toLowerCase(Locale.ROOT)))
                .findFirst();
    }

    /// The reduced policy of a domain in test mode (RFC 9989, section 4.7, tag `t`).
    Policy oneLess() {
        return this == REJECT ? QUARANTINE : NONE;
    }

    /// The keyword in DNS.
    public String wire() {
        return name().toLowerCase(Locale.ROOT);
    }
}
