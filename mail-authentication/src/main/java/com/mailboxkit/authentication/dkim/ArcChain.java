package com.mailboxkit.authentication.dkim;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// What came of the chain of those who handed a message on and sealed what they found (ARC, RFC 8617).
///
/// @param sealers the domains of the seals, the first one first; none unless the chain is valid
/// @param foundDmarcPass whether the first sealer wrote that the message passed DMARC when it came to it
/// @param reason for people; null where the chain is valid or there is none
public record ArcChain(
        Verdict verdict,
        List<String> sealers,
        boolean foundDmarcPass,
        @Nullable String reason) {

    /// A message that nobody sealed.
    public static final ArcChain NONE = new ArcChain(Verdict.NONE, List.of(), false, null);

    /// The results of ARC (section 4.4), and that a key could not be asked for.
    public enum Verdict {
        NONE,
        PASS,
        FAIL,
        TEMPERROR;

        /// As it is written in `Authentication-Results`.
        public String wire() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public ArcChain {
        sealers = List.copyOf(sealers);
    }
}
