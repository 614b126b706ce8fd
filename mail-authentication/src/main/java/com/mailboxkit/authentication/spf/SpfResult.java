package com.mailboxkit.authentication.spf;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Whether a host may send for a domain (RFC 7208, section 2.6).
///
/// @param domain that was asked, in lower case
/// @param reason for people: what is wrong with the policy, or with DNS; null where nothing is
/// @param explanation what the domain says to those whom it refuses; null where it says nothing. Anybody's text.
public record SpfResult(
        Verdict verdict,
        String domain,
        @Nullable String reason,
        @Nullable String explanation) {

    /// The results of `check_host`.
    public enum Verdict {
        NONE,
        NEUTRAL,
        PASS,
        FAIL,
        SOFTFAIL,
        TEMPERROR,
        PERMERROR;

        /// As it is written in `Authentication-Results`.
        public String wire() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
