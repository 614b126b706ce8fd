package com.mailboxkit.kernel.message;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What the header of a message says, decoded; of hostile or broken mail, what could be read.
///
/// @param rfcMessageId Message-ID with its angle brackets; null where a received message has none
/// @param inReplyTo message ids with angle brackets, in order
/// @param references message ids with angle brackets, oldest first
/// @param date what the sender's clock said
public record MessageHeaders(
        @Nullable String rfcMessageId,
        List<String> inReplyTo,
        List<String> references,
        @Nullable Mailbox from,
        List<Mailbox> replyTo,
        List<Mailbox> to,
        List<Mailbox> cc,
        String subject,
        @Nullable Instant date) {

    public MessageHeaders {
        inReplyTo = List.copyOf(inReplyTo);
        references = List.copyOf(references);
        replyTo = List.copyOf(replyTo);
        to = List.copyOf(to);
        cc = List.copyOf(cc);
    }
}
