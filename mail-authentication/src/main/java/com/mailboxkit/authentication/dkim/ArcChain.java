package com.mailboxkit.authentication.dkim;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// The result of validating the chain of forwarders that sealed a message (ARC, RFC 8617).
///
/// @param sealers the domains of the seals, the first one first; empty unless the chain is valid
/// @param foundDmarcPass whether the first sealer recorded that the message passed DMARC when it was received
/// @param reason in words; null where the chain is valid or there is none
public record ArcChain(
        Verdict verdict,
        List<String> sealers,
        boolean foundDmarcPass,
        @Nullable String reason) {

    /// A message without seals.
    public static final ArcChain NONE = new ArcChain(Verdict.NONE, List.of(), false, null);

    /// The results of ARC (section 4.4), and a temporary error when a key could not be queried.
    public enum Verdict {
        NONE,
        PASS,
        FAIL,
        TEMPERROR;

        /// The keyword in `Authentication-Results`.
        public String wire() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public ArcChain {
        sealers = List.copyOf(sealers);
    }
}
