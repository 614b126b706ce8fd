package com.mailboxkit.kernel.webhook;

import org.jspecify.annotations.Nullable;

/// The result of an attempt.
///
/// @param failure null where the event was accepted
/// @param status HTTP status, 0 without a response
/// @param durationMillis from resolving the host to the end of the response
/// @param response the first 4 KiB of the response body, as text
/// @param detail the failure in words; null without one
public record AttemptResult(
        @Nullable AttemptFailure failure,
        int status,
        long durationMillis,
        String response,
        @Nullable String detail) {

    public boolean succeeded() {
        return failure == null;
    }
}
