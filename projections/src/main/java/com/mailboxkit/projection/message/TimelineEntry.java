package com.mailboxkit.projection.message;

import com.mailboxkit.kernel.message.RemoteReply;
import java.time.Instant;

/// What happened to a message for one recipient, as the `timeline` column keeps it.
record TimelineEntry(String type, String recipient, RemoteReply reply, Instant at) {}
