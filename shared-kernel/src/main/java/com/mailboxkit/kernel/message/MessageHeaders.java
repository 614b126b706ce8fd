package com.mailboxkit.kernel.message;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The header of a message, decoded; of hostile or malformed mail, what could be parsed.
///
/// @param rfcMessageId Message-ID with its angle brackets; null where a received message has none
/// @param inReplyTo message ids with angle brackets, in order
/// @param references message ids with angle brackets, oldest first
/// @param date as stated by the sender
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
