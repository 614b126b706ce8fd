package com.mailboxkit.projection.message;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.mailboxkit.kernel.message.BounceKind;
import com.mailboxkit.kernel.message.RemoteReply;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// What happened to a message for one recipient, as stored in the `timeline` column.
///
/// @param reply of the recipient's server, where it was contacted
/// @param bounce the kind of a bounce, where it was classified
record TimelineEntry(
        String type,
        String recipient,
        @Nullable RemoteReply reply,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable BounceKind bounce,
        Instant at) {}
