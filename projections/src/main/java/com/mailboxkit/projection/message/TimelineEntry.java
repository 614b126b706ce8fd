package com.mailboxkit.projection.message;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.mailboxkit.kernel.message.BounceKind;
import com.mailboxkit.kernel.message.RemoteReply;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// What happened to a message for one recipient, as the `timeline` column keeps it.
///
/// @param reply what the recipient's server said, where it had a say
/// @param bounce of what bounced, where it was looked at
record TimelineEntry(
        String type,
        String recipient,
        @Nullable RemoteReply reply,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable BounceKind bounce,
        Instant at) {}
