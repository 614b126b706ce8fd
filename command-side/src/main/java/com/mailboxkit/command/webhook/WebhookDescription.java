package com.mailboxkit.command.webhook;

import com.mailboxkit.kernel.event.EventType;
import com.mailboxkit.web.JsonFields;
import io.swagger.v3.oas.annotations.media.ArraySchema;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a webhook is made of, as [WebhookRequest] reads it.
@Schema(name = "WebhookRequest")
record WebhookDescription(
        @Schema(
                minLength = 1,
                maxLength = WebhookProperties.NAME_LENGTH,
                pattern = JsonFields.TEXT,
                description = "The host of the URL unless told",
                example = "Email Notifications")
        @Nullable
        String name,

        @Schema(
                description = "Called with POST. Must lead to the public internet, and must not redirect",
                format = "uri",
                maxLength = WebhookProperties.URL_LENGTH,
                pattern = WebhookRequest.URL,
                example = "https://example.com/webhooks/email")
        String url,

        @ArraySchema(
                minItems = 1,
                arraySchema =
                        @Schema(
                                description = "What to tell of",
                                example = "[\"message.received\", \"message.delivered\"]"))
        List<EventType> events,

        @Schema(
                description = "Whether the next event waits until the one before was taken or given up",
                defaultValue = "false",
                example = "false")
        @Nullable
        Boolean ordered) {}
