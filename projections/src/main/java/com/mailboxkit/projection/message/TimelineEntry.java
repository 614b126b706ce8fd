package com.mailboxkit.projection.message;

import com.mailboxkit.kernel.message.RemoteReply;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// What happened to a message for one recipient, as the `timeline` column keeps it.
///
/// @param reply what the recipient's server said, where it had a say
record TimelineEntry(
        String type, String recipient, @Nullable RemoteReply reply, Instant at) {}
