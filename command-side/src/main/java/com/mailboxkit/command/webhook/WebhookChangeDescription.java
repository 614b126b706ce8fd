package com.mailboxkit.command.webhook;

import com.mailboxkit.kernel.event.EventType;
import com.mailboxkit.web.JsonFields;
import io.swagger.v3.oas.annotations.media.ArraySchema;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What may be changed of a webhook, as [WebhookRequest] reads it. What is left out stays.
@Schema(name = "WebhookChangeRequest")
record WebhookChangeDescription(
        @Schema(
                minLength = 1,
                maxLength = WebhookProperties.NAME_LENGTH,
                pattern = JsonFields.TEXT,
                example = "Email Notifications")
        @Nullable
        String name,

        @Schema(format = "uri", maxLength = WebhookProperties.URL_LENGTH, pattern = WebhookRequest.URL) @Nullable
        String url,

        @ArraySchema(minItems = 1, arraySchema = @Schema(example = "[\"message.received\"]")) @Nullable
        List<EventType> events,

        @Nullable Boolean ordered,

        @Schema(description = "false: it is told of nothing until it is enabled again", example = "true") @Nullable
        Boolean enabled) {}
