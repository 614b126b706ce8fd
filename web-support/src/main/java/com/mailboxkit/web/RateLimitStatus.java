package com.mailboxkit.web;

import com.mailboxkit.kernel.problem.ProblemCode;
import com.mailboxkit.kernel.problem.Refusal;
import org.springframework.http.HttpHeaders;

/// What a rate limit leaves to a caller, of the window that has the least left.
///
/// @param of whose limit it is: that of an `API key`, an `organization`, …
/// @param granted whether this request is within it
/// @param limit requests in the window
/// @param remaining after this request
/// @param resetsAt when the window ends, in seconds of the epoch
/// @param secondsLeft until then, at least 1
record RateLimitStatus(String of, boolean granted, int limit, int remaining, long resetsAt, long secondsLeft) {

    void writeTo(HttpHeaders headers) {
        headers.set("X-RateLimit-Limit", Integer.toString(limit));
        headers.set("X-RateLimit-Remaining", Integer.toString(remaining));
        headers.set("X-RateLimit-Reset", Long.toString(resetsAt));
    }

    /// The same, some seconds later.
    RateLimitStatus after(long seconds) {
        return new RateLimitStatus(of, granted, limit, remaining, resetsAt, Math.max(1, secondsLeft - seconds));
    }

    Refusal refusal(String message) {
        return new Refusal(ProblemCode.RATE_LIMITED, message, new Refusal.Detail.RetryAfter(secondsLeft));
    }
}
