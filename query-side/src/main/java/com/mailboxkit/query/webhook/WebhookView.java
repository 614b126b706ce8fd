package com.mailboxkit.query.webhook;

import com.mailboxkit.kernel.event.EventType;
import com.mailboxkit.kernel.webhook.WebhookDisablement;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A webhook as callers see it; its secret was shown when it was created.
///
/// @param disabledReason `owner`, `gone` (the receiver responded 410) or `failing` (all attempts failed for
///     days); null while it is enabled
/// @param failingSince the first failure after the last success; null while it is healthy
/// @param previousSecretValidUntil until then the previous secret signs too
@Schema(name = "Webhook")
record WebhookView(
        String id,
        String name,
        @Schema(format = "uri") String url,
        List<EventType> events,
        boolean ordered,
        boolean enabled,

        @Schema(implementation = WebhookDisablement.class) @Nullable
        String disabledReason,

        @Nullable Instant failingSince,
        @Nullable Instant previousSecretValidUntil,
        Instant createdAt) {}
