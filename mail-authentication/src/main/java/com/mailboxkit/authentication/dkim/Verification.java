package com.mailboxkit.authentication.dkim;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// The result for one signature, in the terms of RFC 8601, section 2.7.1.
///
/// @param domain that takes responsibility; null where the signature does not state it
/// @param selector of its key; null where the signature does not state it
/// @param reason in words; null where it is valid
public record Verification(
        Outcome outcome,
        @Nullable String domain,
        @Nullable String selector,
        @Nullable String reason) {

    /// The results of DKIM.
    public enum Outcome {
        PASS,
        FAIL,
        /// Possibly valid, but too weak to count.
        POLICY,
        TEMPERROR,
        PERMERROR;

        /// The keyword in `Authentication-Results`.
        public String wire() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /// Whether the signature authenticates the domain.
    public boolean isPass() {
        return outcome == Outcome.PASS;
    }
}
