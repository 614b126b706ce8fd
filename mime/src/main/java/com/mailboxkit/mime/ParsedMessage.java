package com.mailboxkit.mime;

import com.mailboxkit.kernel.message.MessageContent;
import com.mailboxkit.kernel.message.MessageHeaders;
import java.util.List;

/// A parsed or composed message: its header, and where its parts are stored.
///
/// @param authors all addresses that this platform or any other program could show as its author: more than the
///     one in the headers where From has several mailboxes, or occurs more than once
/// @param autoSubmitted whether a program sent it automatically, so that no program may answer (RFC 3834)
/// @param whole whether it was parsed completely, within the limits and in time
/// @param report whether it declares itself a report (RFC 6522)
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

    /// A message composed here.
    ParsedMessage(MessageHeaders headers, MessageContent content) {
        this(headers, List.of(), content, true, false, false);
    }
}
