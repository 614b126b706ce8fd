package com.mailboxkit.command.webhook;

import com.mailboxkit.kernel.webhook.ReplayScope;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// What to tell a webhook once more.
@Schema(name = "WebhookReplayRequest")
record ReplayDescription(
        @Schema(
                description =
                        "`failed`: what it was told of in vain; `all`: every event that it wants, also from before it"
                                + " was made. failed unless told",
                implementation = ReplayScope.class,
                example = "failed")
        @Nullable
        String scope,

        @Schema(example = "2026-01-01T00:00:00Z") Instant since,

        @Schema(description = "Now unless told") @Nullable Instant until) {}
