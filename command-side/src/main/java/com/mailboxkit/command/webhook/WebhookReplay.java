package com.mailboxkit.command.webhook;

import com.mailboxkit.kernel.webhook.ReplayScope;
import com.mailboxkit.kernel.webhook.WebhookEvent.WebhookReplayRequested;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// How far a replay has come.
///
/// @param cursor where the next page begins, null before the first
/// @param events how many were found so far
record WebhookReplay(
        ReplayScope scope,
        Instant since,
        Instant until,
        @Nullable String cursor,
        long events) {

    static WebhookReplay of(WebhookReplayRequested requested) {
        return new WebhookReplay(requested.scope(), requested.since(), requested.until(), null, 0);
    }

    WebhookReplay at(String newCursor, long newEvents) {
        return new WebhookReplay(scope, since, until, newCursor, newEvents);
    }
}
