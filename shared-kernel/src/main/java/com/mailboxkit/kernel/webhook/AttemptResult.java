package com.mailboxkit.kernel.webhook;

import org.jspecify.annotations.Nullable;

/// How an attempt ended.
///
/// @param failure null where the event was taken
/// @param status HTTP status, 0 where there was no answer
/// @param durationMillis from looking for the host to the end of the answer
/// @param response the first 4 KiB of the answer's body, as text
/// @param detail what went wrong, in words; null where nothing did
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
