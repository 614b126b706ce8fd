package com.mailboxkit.web;

import java.util.Comparator;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/// Requests of one key that were counted together.
///
/// @param pending as in [AuthenticatedCall]
/// @param ofKey windows of the key
/// @param ofOrganization windows of its organization
/// @param granted how many of these are within the limits: the first ones
/// @param millis when they were counted, of the epoch
record CountedRequests(Caller caller, long pending, Windows ofKey, Windows ofOrganization, int granted, long millis) {

    private static final long MINUTE = TimeUnit.MINUTES.toMillis(1);
    private static final long DAY = TimeUnit.DAYS.toMillis(1);

    /// @param minute number of the window since the epoch
    /// @param inMinute what is granted in it so far, with these
    record Windows(long minute, int inMinute, long day, int inDay) {}

    /// What is left to one of them, in the window that has the least left.
    ///
    /// @param index 0 for the first
    RateLimitStatus rateLimit(int index, RateLimitProperties limits, CountedBy by) {
        return Stream.concat(
                        status(
                                "organization",
                                ofOrganization,
                                limits.perMinuteOfOrganization(),
                                limits.perDayOfOrganization(),
                                index),
                        status(by.what(), ofKey, limits.perMinute(), limits.perDay(), index))
                .min(Comparator.comparingInt(RateLimitStatus::remaining)
                        .thenComparing(Comparator.comparingLong(RateLimitStatus::secondsLeft)
                                .reversed()))
                .orElseThrow();
    }

    private Stream<RateLimitStatus> status(String of, Windows windows, int perMinute, int perDay, int index) {
        int after = Math.min(index + 1, granted) - granted;
        boolean isGranted = index < granted;
        return Stream.of(
                status(
                        of,
                        isGranted,
                        perMinute,
                        perMinute - windows.inMinute() - after,
                        (windows.minute() + 1) * MINUTE),
                status(of, isGranted, perDay, perDay - windows.inDay() - after, (windows.day() + 1) * DAY));
    }

    long millisLeftInMinute() {
        return (ofKey.minute() + 1) * MINUTE - millis;
    }

    private RateLimitStatus status(String of, boolean isGranted, int limit, int left, long end) {
        long wait = Math.ceilDiv(end - millis, 1_000L);
        return new RateLimitStatus(of, isGranted, limit, Math.max(0, left), end / 1_000, Math.max(1, wait));
    }
}
