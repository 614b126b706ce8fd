package com.mailboxkit.authentication.dkim;

import java.util.List;

/// The results for the signatures of a message.
///
/// @param all of the first few, in their order; empty for an unsigned message
/// @param fromFields how many From fields the message has: with more than one, the signed one may not be the
///     one that is shown
/// @param isSealed whether a forwarder sealed it (RFC 8617)
public record Signatures(List<Verification> all, int fromFields, boolean isSealed) {

    public Signatures {
        all = List.copyOf(all);
    }
}
