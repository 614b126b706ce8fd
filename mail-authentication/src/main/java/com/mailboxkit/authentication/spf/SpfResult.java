package com.mailboxkit.authentication.spf;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Whether a host may send for a domain (RFC 7208, section 2.6).
///
/// @param domain that was checked, in lower case
/// @param reason in words: what is wrong with the policy, or with DNS; null without one
/// @param explanation of the domain for a rejected sender; null without one. Untrusted text.
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

        /// The keyword in `Authentication-Results`.
        public String wire() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
