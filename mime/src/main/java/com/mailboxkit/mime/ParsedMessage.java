package com.mailboxkit.mime;

import com.mailboxkit.kernel.message.MessageContent;
import com.mailboxkit.kernel.message.MessageHeaders;
import java.util.List;

/// A message that was read or composed: what its header says, and where its parts are kept.
///
/// @param authors the addresses of all who could be shown as its author, by this platform or by any other program: more
///     than the one in the headers where From has more mailboxes, or comes more than once
/// @param autoSubmitted whether a program wrote it by itself, so that no program may answer (RFC 3834)
/// @param whole whether all of it was read: nothing lies beyond the limits, and it took no longer than it may
/// @param report whether it says of itself that it is a report (RFC 6522)
public record ParsedMessage(
        MessageHeaders headers,
        List<String> authors,
        MessageContent content,
        boolean whole,
        boolean autoSubmitted,
        boolean report) {

    public ParsedMessage {
        authors = List.copyOf(authors);
    }

    /// What was composed here.
    ParsedMessage(MessageHeaders headers, MessageContent content) {
        this(headers, List.of(), content, true, false, false);
    }
}
