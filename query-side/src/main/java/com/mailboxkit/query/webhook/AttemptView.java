package com.mailboxkit.query.webhook;

import com.mailboxkit.kernel.event.EventType;
import com.mailboxkit.kernel.webhook.AttemptFailure;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// One call of a webhook.
///
/// @param deliveryId sent to the receiver as `webhook-id`: the same for all attempts
/// @param attempt 1 for the first
/// @param failure why it failed, for example `timeout`; null where the event was accepted
/// @param responseStatus HTTP status, null without a response
/// @param responseBody the first 4 KiB of the response
/// @param nextAttemptAt null where there is none
@Schema(name = "WebhookAttempt")
record AttemptView(
        String id,
        String deliveryId,
        @Schema(implementation = EventType.class) String event,
        String eventId,
        boolean test,
        int attempt,
        boolean success,

        @Schema(implementation = AttemptFailure.class) @Nullable
        String failure,

        @Nullable String detail,
        @Nullable Integer responseStatus,
        String responseBody,
        long durationMs,
        @Nullable Instant nextAttemptAt,
        Instant createdAt) {}
