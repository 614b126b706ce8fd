package com.mailboxkit.web;

import java.util.concurrent.TimeUnit;

/// Requests of one key that were counted together.
///
/// @param pending as in [AuthenticatedCall]
/// @param minute number of the window since the epoch
/// @param inMinute what is granted in it so far, with these
/// @param granted how many of these are within the limits: the first ones
/// @param millis when they were counted, of the epoch
record CountedRequests(
        Caller caller, long pending, long minute, int inMinute, long day, int inDay, int granted, long millis) {

    private static final long MINUTE = TimeUnit.MINUTES.toMillis(1);
    private static final long DAY = TimeUnit.DAYS.toMillis(1);

    /// What is left to one of them.
    ///
    /// @param index 0 for the first
    RateLimitStatus rateLimit(int index, int perMinute, int perDay) {
        int after = Math.min(index + 1, granted) - granted;
        int leftInMinute = perMinute - inMinute - after;
        int leftInDay = perDay - inDay - after;
        return leftInDay <= 0 || leftInDay < leftInMinute
                ? of(index < granted, perDay, leftInDay, (day + 1) * DAY)
                : of(index < granted, perMinute, leftInMinute, (minute + 1) * MINUTE);
    }

    long millisLeftInMinute() {
        return (minute + 1) * MINUTE - millis;
    }

    private RateLimitStatus of(boolean isGranted, int limit, int left, long end) {
        long wait = Math.ceilDiv(end - millis, 1_000L);
        return new RateLimitStatus(isGranted, limit, Math.max(0, left), end / 1_000, Math.max(1, wait));
    }
}
