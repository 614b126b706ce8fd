package com.mailboxkit.authentication.dkim;

import java.util.List;

/// What came of the signatures of a message.
///
/// @param all of the first few, in their order; none where the message has none
/// @param fromFields how many From fields the message has: with more than one, what is signed need not be what is
///     shown
/// @param isSealed whether somebody who handed it on sealed it (RFC 8617)
public record Signatures(List<Verification> all, int fromFields, boolean isSealed) {

    public Signatures {
        all = List.copyOf(all);
    }
}
