package com.mailboxkit.command.webhook;

import com.mailboxkit.kernel.event.EventType;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a webhook is made of, as [WebhookRequest] reads it.
@Schema(name = "WebhookRequest")
record WebhookDescription(
        @Schema(description = "The host of the URL unless told", example = "Email Notifications") @Nullable
        String name,

        @Schema(
                description = "Called with POST. Must lead to the public internet, and must not redirect",
                example = "https://example.com/webhooks/email")
        String url,

        @Schema(description = "What to tell of", example = "[\"message.received\", \"message.delivered\"]")
        List<EventType> events,

        @Schema(
                description = "Whether the next event waits until the one before was taken or given up",
                defaultValue = "false",
                example = "false")
        @Nullable
        Boolean ordered) {}
