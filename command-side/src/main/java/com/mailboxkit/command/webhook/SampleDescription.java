package com.mailboxkit.command.webhook;

import com.mailboxkit.kernel.event.EventType;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// Which event to make up.
@Schema(name = "WebhookTestRequest")
record SampleDescription(
        @Schema(description = "message.received unless told", example = "message.received") @Nullable
        EventType event) {}
