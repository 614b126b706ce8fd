package com.mailboxkit.web;

import com.mailboxkit.web.session.CallerSession;
import org.jspecify.annotations.Nullable;

/// A caller with a valid key or session.
///
/// @param pending the last of its organization's events that was not yet in the read model (see [ReadBarrier.Pending])
/// @param rateLimit what the rate limit leaves; null where there is none
record AuthenticatedCall(
        Caller caller, long pending, @Nullable RateLimitStatus rateLimit) {

    /// Whether it is within the limits.
    boolean isGranted() {
        return rateLimit == null || rateLimit.granted();
    }

    AuthenticatedCall by(CallerSession session) {
        return new AuthenticatedCall(caller.by(session), pending, rateLimit);
    }
}
