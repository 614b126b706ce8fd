package com.mailboxkit.authentication.dkim;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// What came of one signature, in the words of RFC 8601, section 2.7.1.
///
/// @param domain that takes responsibility; null where the signature does not tell
/// @param selector of its key; null where the signature does not tell
/// @param reason for people; null where it is valid
public record Verification(
        Outcome outcome,
        @Nullable String domain,
        @Nullable String selector,
        @Nullable String reason) {

    /// The results of DKIM.
    public enum Outcome {
        PASS,
        FAIL,
        /// Valid, perhaps, but of a kind that proves too little.
        POLICY,
        TEMPERROR,
        PERMERROR;

        /// As it is written in `Authentication-Results`.
        public String wire() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /// Whether the domain vouches for the message.
    public boolean isPass() {
        return outcome == Outcome.PASS;
    }
}
