package com.mailboxkit.authentication.dmarc;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Whether the domain in From authenticates the message.
///
/// @param domain the one in From; null where there is not exactly one
/// @param policy requested for a message that fails; `NONE` where none is requested, or not for this message
/// @param reason in words; null without one
public record DmarcResult(
        Verdict verdict,
        @Nullable String domain,
        Policy policy,
        @Nullable String reason) {

    /// The results of DMARC (RFC 8601, section 2.7).
    public enum Verdict {
        /// The domain publishes no record.
        NONE,
        PASS,
        FAIL,
        TEMPERROR,
        PERMERROR;

        /// The keyword in `Authentication-Results`.
        public String wire() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
