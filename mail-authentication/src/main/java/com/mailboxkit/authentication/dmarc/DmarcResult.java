package com.mailboxkit.authentication.dmarc;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Whether the domain in From is who sent the message.
///
/// @param domain the one in From; null where there is not exactly one
/// @param policy what it asks for where it is not; `NONE` where it asks for nothing, or not for this message
/// @param reason for people; null where there is nothing to say
public record DmarcResult(
        Verdict verdict,
        @Nullable String domain,
        Policy policy,
        @Nullable String reason) {

    /// The results of DMARC (RFC 8601, section 2.7).
    public enum Verdict {
        /// The domain says nothing about its mail.
        NONE,
        PASS,
        FAIL,
        TEMPERROR,
        PERMERROR;

        /// As it is written in `Authentication-Results`.
        public String wire() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
