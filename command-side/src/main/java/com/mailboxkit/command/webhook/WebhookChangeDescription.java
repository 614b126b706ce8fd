package com.mailboxkit.command.webhook;

import com.mailboxkit.kernel.event.EventType;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What may be changed of a webhook, as [WebhookRequest] reads it. What is left out stays.
@Schema(name = "WebhookChangeRequest")
record WebhookChangeDescription(
        @Schema(example = "Email Notifications") @Nullable String name,

        @Nullable String url,

        @Schema(example = "[\"message.received\"]") @Nullable
        List<EventType> events,

        @Nullable Boolean ordered,

        @Schema(description = "false: it is told of nothing until it is enabled again", example = "true") @Nullable
        Boolean enabled) {}
